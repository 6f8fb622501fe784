import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, pool, type Queryable, readerFor, rows, type Sql, sql } from '@/server/platform/db';
import type { ListPaymentsInput } from '../schema/payments';
import type {
  AttemptKind,
  AttemptOutcome,
  DisputeStatus,
  PaymentMethod,
  PaymentStatus,
  RefundStatus,
} from '../schema/states';
import type { KeptTransfer } from './working';

export type PaymentRow = {
  id: bigint;
  merchant_reference: string;
  order_id: bigint | null;
  method: PaymentMethod | null;
  description: string | null;
  amount_minor: bigint;
  currency: CurrencyCode;
  customer_reference: string | null;
  card_brand: string | null;
  card_last4: string | null;
  card_holder: string | null;
  card_expiry: string | null;
  transfer: Pick<KeptTransfer, 'originator' | 'beneficiary'> | null;
  status: PaymentStatus;
  reason_code: string | null;
  reason: string | null;
  captured_minor: bigint;
  refunded_minor: bigint;
  disputed_minor: bigint;
  created_at: Date;
  updated_at: Date;
  captured_at: Date | null;
};

export const paymentColumns = sql`p.id, m.reference AS merchant_reference, p.order_id, p.method, p.description, p.amount_minor, p.currency,
  p.customer_reference, p.card_brand, p.card_last4, p.card_holder, p.card_expiry, p.transfer, p.status, p.reason_code, p.reason,
  p.captured_minor, p.refunded_minor, p.disputed_minor, p.created_at, p.updated_at, p.captured_at`;

export const ofMerchant = (merchantId: bigint | null) =>
  merchantId === null ? empty : sql`AND p.merchant_id = ${merchantId}`;

/** The newest first, older than `before`; one row more than `limit`. */
export function listPayments(
  merchantId: bigint | null,
  filter: Omit<ListPaymentsInput, 'cursor' | 'merchant'>,
  before: readonly [createdAt: string, id: string] | null,
) {
  const when = (value: unknown, condition: () => Sql) => (value === undefined ? empty : condition());
  return rows<PaymentRow>(
    readerFor(merchantId),
    sql`SELECT ${paymentColumns} FROM payment p JOIN merchant m ON m.id = p.merchant_id
         WHERE true ${ofMerchant(merchantId)}
           ${when(filter.status, () => sql`AND p.status = ${filter.status}::payment_status`)}
           ${when(filter.method, () => sql`AND p.method = ${filter.method}::payment_method`)}
           ${when(filter.order, () => sql`AND p.order_id = ${filter.order}::bigint`)}
           ${when(filter.customer, () => sql`AND p.customer_reference = ${filter.customer}`)}
           ${when(filter.createdFrom, () => sql`AND p.created_at >= ${filter.createdFrom}::timestamptz`)}
           ${when(filter.createdBefore, () => sql`AND p.created_at < ${filter.createdBefore}::timestamptz`)}
           ${before === null ? empty : sql`AND (p.created_at, p.id) < (${before[0]}::timestamptz, ${before[1]}::bigint)`}
         ORDER BY p.created_at DESC, p.id DESC LIMIT ${filter.limit + 1}`,
  );
}

export const findPayment = (
  merchantId: bigint | null,
  id: bigint | string,
  client: Queryable = readerFor(merchantId),
) =>
  rows<PaymentRow>(
    client,
    sql`SELECT ${paymentColumns} FROM payment p JOIN merchant m ON m.id = p.merchant_id WHERE p.id = ${id}::bigint ${ofMerchant(merchantId)}`,
  ).then((found) => found[0] ?? null);

export const findStatus = (id: bigint) =>
  rows<{ status: PaymentStatus }>(pool(), sql`SELECT status FROM payment WHERE id = ${id}`).then(
    (found) => found[0]?.status ?? null,
  );

export type AttemptRow = {
  id: bigint;
  number: number;
  kind: AttemptKind;
  asked_number: number | null;
  refund_id: bigint | null;
  reference: string;
  card_brand: string | null;
  card_last4: string | null;
  at: Date;
  outcome: AttemptOutcome | null;
  code: string | null;
  words: string | null;
  latency_ms: number | null;
};

export type RefundRow = {
  id: bigint;
  payment_id: bigint;
  amount_minor: bigint;
  currency: CurrencyCode;
  status: RefundStatus;
  why: string | null;
  reason_code: string | null;
  reason: string | null;
  created_at: Date;
  final_at: Date | null;
};

export const listRefunds = (merchantId: bigint | null, paymentId: bigint) =>
  rows<RefundRow>(readerFor(merchantId), sql`SELECT * FROM refund WHERE payment_id = ${paymentId} ORDER BY id`);

export const findRefund = (merchantId: bigint | null, id: bigint | string, client: Queryable = readerFor(merchantId)) =>
  rows<RefundRow>(client, sql`SELECT * FROM refund p WHERE p.id = ${id}::bigint ${ofMerchant(merchantId)}`).then(
    (found) => found[0] ?? null,
  );

export type DisputeRow = {
  id: bigint;
  payment_id: bigint;
  amount_minor: bigint;
  fee_minor: bigint;
  currency: CurrencyCode;
  status: DisputeStatus;
  reason: string | null;
  opened_at: Date;
  closed_at: Date | null;
};

export const findDisputeRow = (
  merchantId: bigint | null,
  id: bigint | string,
  client: Queryable = readerFor(merchantId),
) =>
  rows<DisputeRow>(client, sql`SELECT * FROM dispute p WHERE p.id = ${id}::bigint ${ofMerchant(merchantId)}`).then(
    (found) => found[0] ?? null,
  );
