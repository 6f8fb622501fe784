import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, type Queryable, raw, readerFor, rows, sql } from '@/server/platform/db';

/** What rooms to the right need of a card payment that was captured. */
export type CapturedPayment = {
  id: bigint;
  merchantId: bigint;
  orderId: bigint | null;
  method: 'credit_card' | 'debit_card';
  brand: string;
  currency: CurrencyCode;
  customerReference: string | null;
  capturedMinor: bigint;
  capturedAt: Date;
};

const captured = sql`p.id, p.merchant_id AS "merchantId", p.order_id AS "orderId", p.method, p.card_brand AS brand, p.currency,
  p.customer_reference AS "customerReference",
  p.captured_minor AS "capturedMinor", p.captured_at AS "capturedAt"`;

export const findCaptured = (client: Queryable, paymentId: bigint) =>
  rows<CapturedPayment>(
    client,
    sql`SELECT ${captured} FROM payment p WHERE p.id = ${paymentId} AND p.captured_at IS NOT NULL`,
  ).then((found) => found[0] ?? null);

export type SucceededRefund = {
  id: bigint;
  paymentId: bigint;
  merchantId: bigint;
  orderId: bigint | null;
  currency: CurrencyCode;
  amountMinor: bigint;
  /** All refunds of the payment that had succeeded when this one did, and this one. */
  totalMinor: bigint;
  succeededAt: Date;
};

export const findSucceededRefund = (client: Queryable, refundId: bigint) =>
  rows<SucceededRefund>(
    client,
    sql`SELECT r.id, r.payment_id AS "paymentId", r.merchant_id AS "merchantId", p.order_id AS "orderId", r.currency,
               r.amount_minor AS "amountMinor", r.total_minor AS "totalMinor", r.final_at AS "succeededAt"
          FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.id = ${refundId} AND r.status = 'succeeded'`,
  ).then((found) => found[0] ?? null);

export type DisputeFacts = {
  id: bigint;
  paymentId: bigint;
  merchantId: bigint;
  orderId: bigint | null;
  currency: CurrencyCode;
  amountMinor: bigint;
  feeMinor: bigint;
  status: 'opened' | 'won' | 'lost';
  openedAt: Date;
  closedAt: Date | null;
};

export const findDispute = (client: Queryable, disputeId: bigint) =>
  rows<DisputeFacts>(
    client,
    sql`SELECT d.id, d.payment_id AS "paymentId", d.merchant_id AS "merchantId", p.order_id AS "orderId", d.currency,
               d.amount_minor AS "amountMinor", d.fee_minor AS "feeMinor", d.status, d.opened_at AS "openedAt",
               d.closed_at AS "closedAt"
          FROM dispute d JOIN payment p ON p.id = d.payment_id WHERE d.id = ${disputeId}`,
  ).then((found) => found[0] ?? null);

/** Of these orders, those whose money came (or is on its way) through a payment of ours. */
export const findOrdersPaidHere = (client: Queryable, orderIds: bigint[]) =>
  rows<{ orderId: bigint }>(
    client,
    sql`SELECT order_id AS "orderId" FROM payment
         WHERE order_id = ANY(${orderIds}::bigint[])
           AND (captured_at IS NOT NULL OR status IN ('processing', 'authorised', 'unknown'))`,
  ).then((found) => new Set(found.map((row) => row.orderId)));

/** Whether a payment exists for who may see the rows of one merchant, or (null) of all. */
export const isPaymentThere = (merchantId: bigint | null, id: string) =>
  rows(
    readerFor(merchantId),
    sql`SELECT FROM payment WHERE id = ${id}::bigint ${merchantId === null ? empty : sql`AND merchant_id = ${merchantId}`}`,
  ).then((found) => found.length > 0);

/** Whose it is, of a payment, a refund or a dispute. */
export const findMerchantOf = (client: Queryable, what: 'payment' | 'refund' | 'dispute', id: string) =>
  rows<{ merchantId: bigint }>(
    client,
    sql`SELECT merchant_id AS "merchantId" FROM ${raw(what)} WHERE id = ${id}::bigint`,
  ).then((found) => found[0]?.merchantId ?? null);

/** What was recorded of a payment, or of an order's: each under the name by which the audit knows it. */
export type Trace = { type: string; id: string };

/** A payment with its refunds and disputes, and (for staff) what was stuck of it, of an order or by its own id. */
export const findTraces = (merchantId: bigint | null, of: 'order' | 'payment', id: string) => {
  const column = of === 'order' ? sql`order_id` : sql`id`;
  const own = merchantId === null ? empty : sql`AND merchant_id = ${merchantId}`;
  const letters = sql`UNION ALL SELECT 'dead_letter', d.id::text FROM dead_letter d JOIN p ON p.id = d.payment_id`;
  return rows<Trace>(
    readerFor(merchantId),
    sql`WITH p AS (SELECT id FROM payment WHERE ${column} = ${id}::bigint ${own})
        SELECT 'payment' AS type, id::text FROM p
        UNION ALL SELECT 'refund', r.id::text FROM refund r JOIN p ON p.id = r.payment_id
        UNION ALL SELECT 'dispute', d.id::text FROM dispute d JOIN p ON p.id = d.payment_id
        ${merchantId === null ? letters : empty}`,
  );
};
