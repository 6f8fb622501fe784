import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import { type Customer, customerStatusShape, type ListCustomersInput } from '@/server/invoices/schema/customers';
import { isCurrency } from '@/server/kernel/currency';

/** What of the customers' list stands in the address. */
export const customersSearch = {
  search: parseAsString.withDefault(''),
  status: parseAsStringLiteral(customerStatusShape.options),
  currency: parseAsString,
  after: parseAsString,
};

export type CustomerFilter = { search: string; status: Customer['status'] | null; currency: string | null };

export const customersOf = (filter: CustomerFilter & { after: string | null }): ListCustomersInput => ({
  limit: pageSize,
  search: filter.search.trim() || undefined,
  status: filter.status ?? undefined,
  currency: filter.currency && isCurrency(filter.currency) ? filter.currency : undefined,
  cursor: filter.after ?? undefined,
});
