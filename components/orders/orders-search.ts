import { parseAsString } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import type { ListOrdersInput } from '@/server/orders/schema';

/** What of the orders' list stands in the address. */
export const ordersSearch = {
  merchant: parseAsString,
  reference: parseAsString.withDefault(''),
  ordersAfter: parseAsString,
};

type Search = { merchant: string | null; reference: string; ordersAfter: string | null };

export const ordersOf = ({ merchant, reference, ordersAfter }: Search): ListOrdersInput => ({
  limit: pageSize,
  merchant: merchant ?? undefined,
  externalReference: reference.trim() || undefined,
  cursor: ordersAfter ?? undefined,
});
