import { parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { amountTyped } from '@/components/orders/amount-typed';
import { dayOf } from '@/components/ui/day-of';
import { pageSize } from '@/components/ui/page-size';
import { type InvoiceSummary, invoiceKindShape, type ListInvoicesInput } from '@/server/invoices/schema/invoices';
import { type InvoiceStatus, invoiceStatuses } from '@/server/invoices/schema/states';
import { isCurrency } from '@/server/kernel/currency';

/** What of the invoices' list stands in the address. */
export const invoicesSearch = {
  status: parseAsStringLiteral(invoiceStatuses),
  customer: parseAsString,
  kind: parseAsStringLiteral(invoiceKindShape.options),
  currency: parseAsString,
  /** The month that it is for, as its first day. */
  month: parseAsIsoDate,
  dueFrom: parseAsIsoDate,
  dueTo: parseAsIsoDate,
  /** Amounts as they are typed. */
  least: parseAsString.withDefault(''),
  most: parseAsString.withDefault(''),
  after: parseAsString,
};

export type InvoiceFilter = {
  status: InvoiceStatus | null;
  customer: string | null;
  kind: InvoiceSummary['kind'] | null;
  currency: string | null;
  month: Date | null;
  dueFrom: Date | null;
  dueTo: Date | null;
  least: string;
  most: string;
};

const DAY_MS = 86_400_000;

export const invoicesOf = (filter: InvoiceFilter & { after: string | null }): ListInvoicesInput => ({
  limit: pageSize,
  status: filter.status ?? undefined,
  customer: filter.customer ?? undefined,
  kind: filter.kind ?? undefined,
  currency: filter.currency && isCurrency(filter.currency) ? filter.currency : undefined,
  periodFrom: dayOf(filter.month),
  dueFrom: dayOf(filter.dueFrom),
  dueTo: filter.dueTo ? dayOf(new Date(filter.dueTo.getTime() + DAY_MS)) : undefined,
  totalFrom: minorOf(filter.least, filter.currency),
  totalTo: minorOf(filter.most, filter.currency),
  cursor: filter.after ?? undefined,
});

/** Amounts of which nobody said the currency are taken to have two decimals, as most have. */
function minorOf(typed: string, currency: string | null): number | undefined {
  if (typed.trim() === '') return undefined;
  const read = amountTyped(typed, currency ?? 'EUR');
  return 'money' in read ? read.money.amount : undefined;
}
