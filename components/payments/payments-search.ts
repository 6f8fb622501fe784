import { parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import type { ListPaymentsInput } from '@/server/payments/schema/payments';
import {
  type PaymentMethod,
  type PaymentStatus,
  paymentMethodShape,
  paymentStatusShape,
} from '@/server/payments/schema/states';

/** What of the payments' list stands in the address. */
export const paymentsSearch = {
  merchant: parseAsString,
  status: parseAsStringLiteral(paymentStatusShape.options),
  method: parseAsStringLiteral(paymentMethodShape.options),
  customer: parseAsString.withDefault(''),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  after: parseAsString,
};

export type PaymentFilter = {
  merchant: string | null;
  status: PaymentStatus | null;
  method: PaymentMethod | null;
  customer: string;
  /** Days of creation, both included, as they are in UTC. */
  from: Date | null;
  to: Date | null;
};

const DAY_MS = 86_400_000;

export const paymentsOf = ({
  merchant,
  status,
  method,
  customer,
  from,
  to,
  after,
}: PaymentFilter & { after: string | null }): ListPaymentsInput => ({
  limit: pageSize,
  merchant: merchant ?? undefined,
  status: status ?? undefined,
  method: method ?? undefined,
  customer: customer.trim() || undefined,
  createdFrom: from?.toISOString(),
  createdBefore: to ? new Date(to.getTime() + DAY_MS).toISOString() : undefined,
  cursor: after ?? undefined,
});
