import { parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { dayOf } from '@/components/ui/day-of';
import { pageSize } from '@/components/ui/page-size';
import {
  type ListPayablesInput,
  type PayableKind,
  type PayableStatus,
  payableKindShape,
  payableStatusShape,
} from '@/server/payables/schema';

/** What of the payables' list stands in the address. */
export const payablesSearch = {
  merchant: parseAsString,
  kind: parseAsStringLiteral(payableKindShape.options),
  status: parseAsStringLiteral(payableStatusShape.options),
  payment: parseAsString.withDefault(''),
  customer: parseAsString.withDefault(''),
  dueFrom: parseAsIsoDate,
  dueTo: parseAsIsoDate,
  payablesAfter: parseAsString,
};

export type PayableFilter = {
  merchant: string | null;
  kind: PayableKind | null;
  status: PayableStatus | null;
  payment: string;
  customer: string;
  dueFrom: Date | null;
  dueTo: Date | null;
};

export const payablesOf = ({
  merchant,
  kind,
  status,
  payment,
  customer,
  dueFrom,
  dueTo,
  payablesAfter,
}: PayableFilter & { payablesAfter: string | null }): ListPayablesInput => ({
  limit: pageSize,
  merchant: merchant ?? undefined,
  kind: kind ?? undefined,
  status: status ?? undefined,
  // What cannot be an id is none: the list is empty, and no error.
  payment: payment.trim() ? (/^\d{1,18}$/.test(payment.trim()) ? payment.trim() : '0') : undefined,
  customer: customer.trim() || undefined,
  dueFrom: dayOf(dueFrom),
  dueTo: dayOf(dueTo),
  cursor: payablesAfter ?? undefined,
});
