import type { MerchantFacts } from '@/server/merchants/door';
import { pool, rows, sql } from '@/server/platform/db';

/** Payments, refunds and disputes as they stand once the provider has done them: what owes the merchant. */
type Of = {
  at?: string | Date;
  currency?: string;
  method?: 'credit_card' | 'debit_card';
  orderId?: bigint;
  customer?: string;
};

/** A captured payment. @returns its id */
export const makeCaptured = (
  merchant: MerchantFacts,
  amountMinor: bigint | number,
  { at = '2026-03-04T09:00Z', currency = merchant.currency, method = 'credit_card', orderId, customer }: Of = {},
) =>
  idOf(sql`
    INSERT INTO payment (merchant_id, order_id, method, amount_minor, currency, customer_reference, card_brand, card_last4,
                         provider, status, captured_minor, captured_at, final_at, created_at, updated_at)
    VALUES (${merchant.id}, ${orderId ?? null}, ${method}::payment_method, ${BigInt(amountMinor)}, ${currency},
            ${customer ?? null}, 'visa', '4242', 'simulator', 'captured', ${BigInt(amountMinor)}, ${new Date(at)}, ${new Date(at)},
            ${new Date(at)}, ${new Date(at)}) RETURNING id`);

/** A refund that succeeded, on top of those before it. @returns its id */
export const makeRefunded = (paymentId: bigint, amountMinor: bigint | number, at: string | Date) =>
  idOf(sql`
    WITH p AS (
      UPDATE payment SET refunded_minor = refunded_minor + ${BigInt(amountMinor)} WHERE id = ${paymentId}
      RETURNING id, merchant_id, currency, refunded_minor)
    INSERT INTO refund (merchant_id, payment_id, amount_minor, currency, status, requested_by, total_minor, created_at,
                        updated_at, final_at)
    SELECT merchant_id, id, ${BigInt(amountMinor)}, currency, 'succeeded', 'demo', refunded_minor, ${new Date(at)}, ${new Date(at)},
           ${new Date(at)} FROM p RETURNING id`);

/** A dispute that was opened. @returns its id */
export const makeDisputed = (
  paymentId: bigint,
  amountMinor: bigint | number,
  feeMinor: bigint | number,
  at: string | Date,
) =>
  idOf(sql`
    INSERT INTO dispute (merchant_id, payment_id, amount_minor, fee_minor, currency, status, opened_at)
    SELECT merchant_id, id, ${BigInt(amountMinor)}, ${BigInt(feeMinor)}, currency, 'opened', ${new Date(at)}
      FROM payment WHERE id = ${paymentId} RETURNING id`);

/** Has a dispute won. */
export const win = (disputeId: bigint, at: string | Date) =>
  rows(pool(), sql`UPDATE dispute SET status = 'won', closed_at = ${new Date(at)} WHERE id = ${disputeId}`);

const idOf = async (statement: ReturnType<typeof sql>) =>
  ((await rows<{ id: bigint }>(pool(), statement))[0] as { id: bigint }).id;
