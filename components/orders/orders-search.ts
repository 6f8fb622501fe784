import { parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import { type ListOrdersInput, type OrderStatus, orderStatusShape } from '@/server/orders/schema';

/** What of the orders' list stands in the address. */
export const ordersSearch = {
  merchant: parseAsString,
  reference: parseAsString.withDefault(''),
  text: parseAsString.withDefault(''),
  status: parseAsStringLiteral(orderStatusShape.options),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  ordersAfter: parseAsString,
};

export type OrderFilter = {
  merchant: string | null;
  reference: string;
  text: string;
  status: OrderStatus | null;
  /** Days of creation, both included, as they are in UTC. */
  from: Date | null;
  to: Date | null;
};

export const anyOrder: OrderFilter = { merchant: null, reference: '', text: '', status: null, from: null, to: null };

const DAY_MS = 86_400_000;

export const ordersOf = ({
  merchant,
  reference,
  text,
  status,
  from,
  to,
  ordersAfter,
}: OrderFilter & { ordersAfter: string | null }): ListOrdersInput => ({
  limit: pageSize,
  merchant: merchant ?? undefined,
  externalReference: reference.trim() || undefined,
  text: text.trim() || undefined,
  status: status ?? undefined,
  createdFrom: from?.toISOString(),
  createdTo: to ? new Date(to.getTime() + DAY_MS).toISOString() : undefined,
  cursor: ordersAfter ?? undefined,
});
