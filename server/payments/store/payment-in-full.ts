import { readerFor, rows, type Sql, sql } from '@/server/platform/db';
import {
  type AttemptRow,
  type DisputeRow,
  ofMerchant,
  type PaymentRow,
  paymentColumns,
  type RefundRow,
} from './reading';

/** One payment with all that hangs on it, as of one moment. */
export type PaymentInFull = {
  payment: PaymentRow;
  attempts: AttemptRow[];
  refunds: RefundRow[];
  disputes: DisputeRow[];
};

export async function findPaymentInFull(merchantId: bigint | null, id: string): Promise<PaymentInFull | null> {
  const [found] = await rows<Found>(readerFor(merchantId), paymentInFull(merchantId, id));
  if (!found) return null;
  const { attempts, refunds, disputes, ...payment } = found;
  return {
    payment,
    attempts: attempts.map((row) => ({
      ...row,
      id: BigInt(row.id),
      refund_id: whole(row.refund_id),
      at: new Date(row.at),
    })),
    refunds: refunds.map((row) => ({
      ...row,
      ...idsOf(row),
      created_at: new Date(row.created_at),
      final_at: instant(row.final_at),
    })),
    disputes: disputes.map((row) => ({
      ...row,
      ...idsOf(row),
      fee_minor: BigInt(row.fee_minor),
      opened_at: new Date(row.opened_at),
      closed_at: instant(row.closed_at),
    })),
  };
}

/** One statement and one round trip, where four would look at four moments. Whole numbers come as text: JSON rounds them. */
export const paymentInFull = (merchantId: bigint | null, id: string): Sql =>
  sql`SELECT ${paymentColumns},
             (SELECT coalesce(json_agg(a ORDER BY a.number), '[]') FROM (
                SELECT a.id::text, a.number, a.kind, about.number AS asked_number, a.refund_id::text, a.reference, a.card_brand,
                       a.card_last4, a.at, r.outcome, r.code, r.words, r.latency_ms
                  FROM payment_attempt a LEFT JOIN payment_attempt_result r ON r.attempt_id = a.id
                  LEFT JOIN payment_attempt about ON about.id = a.asks_about
                 WHERE a.payment_id = p.id) a) AS attempts,
             (SELECT coalesce(json_agg(f ORDER BY f.id::bigint), '[]') FROM (
                SELECT f.id::text, f.payment_id::text, f.amount_minor::text, f.currency, f.status, f.why, f.reason_code,
                       f.reason, f.created_at, f.final_at
                  FROM refund f WHERE f.payment_id = p.id) f) AS refunds,
             (SELECT coalesce(json_agg(d ORDER BY d.id::bigint), '[]') FROM (
                SELECT d.id::text, d.payment_id::text, d.amount_minor::text, d.fee_minor::text, d.currency, d.status, d.reason,
                       d.opened_at, d.closed_at
                  FROM dispute d WHERE d.payment_id = p.id) d) AS disputes
        FROM payment p JOIN merchant m ON m.id = p.merchant_id WHERE p.id = ${id}::bigint ${ofMerchant(merchantId)}`;

type Found = PaymentRow & { attempts: Json<AttemptRow>[]; refunds: Json<RefundRow>[]; disputes: Json<DisputeRow>[] };
/** As JSON has a row. */
type Json<Row> = { [Name in keyof Row]: Exclude<Row[Name], bigint | Date> | Text<Row[Name]> };
type Text<Value> = Extract<Value, bigint | Date> extends never ? never : string;

const whole = (text: string | null) => (text === null ? null : BigInt(text));
const instant = (text: string | null) => (text === null ? null : new Date(text));
const idsOf = (row: { id: string; payment_id: string; amount_minor: string }) => ({
  id: BigInt(row.id),
  payment_id: BigInt(row.payment_id),
  amount_minor: BigInt(row.amount_minor),
});
