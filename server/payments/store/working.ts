import type { CurrencyCode } from '@/server/kernel/currency';
import { execute, join, pool, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { Call } from '../domain/next-call';
import { type PaymentMove, paymentMoves } from '../domain/payment-states';
import type { AttemptKind, PaymentMethod, PaymentStatus } from '../schema/states';
import type { KeptCard } from './accepting';

/** A sealed party of an account transfer. */
export type KeptParty = { name: string; id: string; accountType: string; sealed: string; end: string };
export type KeptTransfer = { reference: string; originator: KeptParty; beneficiary: KeptParty };

/** A payment as work on it needs to know it. */
export type WorkPayment = {
  id: bigint;
  merchantId: bigint;
  orderId: bigint | null;
  method: PaymentMethod | null;
  description: string | null;
  amountMinor: bigint;
  currency: CurrencyCode;
  transfer: KeptTransfer | null;
  provider: string;
  token: string | null;
  providerReference: string | null;
  status: PaymentStatus;
  triesBefore: number;
  capturedMinor: bigint;
  refundedMinor: bigint;
  disputedMinor: bigint;
  releasedAt: Date | null;
  cardBrand: string | null;
  cardLast4: string | null;
};

const facts = sql`p.id, p.merchant_id AS "merchantId", p.order_id AS "orderId", p.method, p.description,
  p.amount_minor AS "amountMinor", p.currency, p.transfer, p.provider, p.provider_token AS token,
  p.provider_reference AS "providerReference", p.status, p.tries_before AS "triesBefore",
  p.captured_minor AS "capturedMinor", p.refunded_minor AS "refundedMinor", p.disputed_minor AS "disputedMinor",
  p.released_at AS "releasedAt", p.card_brand AS "cardBrand", p.card_last4 AS "cardLast4"`;

export const findForWork = (client: Queryable, id: bigint | string) =>
  rows<WorkPayment>(client, sql`SELECT ${facts} FROM payment p WHERE p.id = ${id}`).then((found) => found[0] ?? null);

/** Of refunds, disputes and answers of the provider each sees what the one before it left. Until COMMIT. */
export const lockPayment = (client: Queryable, id: bigint | string) =>
  rows<WorkPayment>(client, sql`SELECT ${facts} FROM payment p WHERE p.id = ${id} FOR NO KEY UPDATE`).then(
    (found) => found[0] ?? null,
  );

/** The payment of an order, locked before the order is: everybody takes the two in this order. */
export const lockPaymentOfOrder = (client: Queryable, orderId: bigint) =>
  rows<WorkPayment>(client, sql`SELECT ${facts} FROM payment p WHERE p.order_id = ${orderId} FOR NO KEY UPDATE`).then(
    (found) => found[0] ?? null,
  );

/** Moves a payment if it is in a state that the move leads from, with `more` of its columns. @returns it afterwards, or null */
export const movePayment = (client: Queryable, id: bigint, move: PaymentMove, at: Date, more: Sql[] = []) => {
  const { from, to } = paymentMoves[move];
  const states = join(from.map((status) => sql`${status}::payment_status`));
  const columns = join([sql`status = ${to}::payment_status`, sql`updated_at = ${at}`, ...more]);
  return rows<WorkPayment>(
    client,
    sql`UPDATE payment p SET ${columns} WHERE p.id = ${id} AND p.status IN (${states}) RETURNING ${facts}`,
  ).then((moved) => moved[0] ?? null);
};

/** Makes the payment of an order that nobody has paid yet, unless it is there. */
export const insertPaymentOfOrder = (
  client: Queryable,
  order: { id: bigint; merchantId: bigint; amountMinor: bigint; currency: string },
  provider: string,
  at: Date,
) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO payment (merchant_id, order_id, amount_minor, currency, provider, status, created_at, updated_at)
        VALUES (${order.merchantId}, ${order.id}, ${order.amountMinor}, ${order.currency}, ${provider}, 'created', ${at}, ${at})
        ON CONFLICT (order_id) DO NOTHING RETURNING id`,
  ).then((made) => made[0]?.id ?? null);

/** What a payment is paid with from now on: earlier attempts belong to earlier tries. */
export const cardColumns = (
  method: PaymentMethod,
  card: KeptCard,
  more: { customerReference: string | null; provider: string; token: string },
): Sql[] => [
  sql`method = ${method}::payment_method`,
  sql`card_brand = ${card.brand}`,
  sql`card_last4 = ${card.last4}`,
  sql`card_holder = ${card.holder}`,
  sql`card_expiry = ${card.expiry}`,
  sql`customer_reference = coalesce(${more.customerReference}, p.customer_reference)`,
  sql`provider = ${more.provider}`,
  sql`provider_token = ${more.token}`,
  sql`provider_reference = NULL`,
  sql`reason_code = NULL`,
  sql`reason = NULL`,
  sql`final_at = NULL`,
  sql`tries_before = coalesce((SELECT max(number) FROM payment_attempt WHERE payment_id = p.id), 0)`,
];

/** Since then its order is cancelled. @returns whether that was noted now */
export const notePaymentReleased = (client: Queryable, id: bigint, at: Date) =>
  execute(
    client,
    sql`UPDATE payment SET released_at = ${at}, updated_at = ${at} WHERE id = ${id} AND released_at IS NULL`,
  );

/** The calls made for a payment (or one refund of it) since its present try began, the first one first. */
export const listCalls = (paymentId: bigint, refundId: bigint | null, after: number, client: Queryable = pool()) =>
  rows<Call & { number: number; providerId: string | null }>(
    client,
    sql`SELECT a.id, a.kind, a.asks_about AS "asksAbout", a.reference, a.at, a.number, r.outcome, r.provider_id AS "providerId"
          FROM payment_attempt a LEFT JOIN payment_attempt_result r ON r.attempt_id = a.id
         WHERE a.payment_id = ${paymentId} AND a.refund_id IS NOT DISTINCT FROM ${refundId} AND a.number > ${after}
         ORDER BY a.number`,
  );

/**
 * Writes an attempt down before the call is made. Null where another process wrote one since `seen`, the number of the last
 * attempt that was looked at: then that one is at it.
 */
export const insertAttempt = (
  client: Queryable,
  attempt: {
    payment: WorkPayment;
    refundId: bigint | null;
    kind: AttemptKind;
    asksAbout: bigint | null;
    reference: string;
    seen: number;
    at: Date;
  },
) =>
  rows<{ id: bigint; number: number }>(
    client,
    sql`INSERT INTO payment_attempt (merchant_id, payment_id, refund_id, kind, number, asks_about, reference, provider, card_brand,
                                     card_last4, at)
        SELECT ${attempt.payment.merchantId}, ${attempt.payment.id}, ${attempt.refundId}, ${attempt.kind}::attempt_kind,
               coalesce(max(a.number), 0) + 1, ${attempt.asksAbout}, ${attempt.reference}, ${attempt.payment.provider},
               ${attempt.payment.cardBrand}, ${attempt.payment.cardLast4}, ${attempt.at}
          FROM payment_attempt a WHERE a.payment_id = ${attempt.payment.id}
        HAVING coalesce(max(a.number) FILTER (WHERE a.refund_id IS NOT DISTINCT FROM ${attempt.refundId}), 0) <= ${attempt.seen}
        RETURNING id, number`,
  ).then((made) => made[0] ?? null);

/** Writes down what came of an attempt. @returns whether nobody had done so */
export const insertResult = (
  client: Queryable,
  result: {
    attemptId: bigint;
    merchantId: bigint;
    outcome: string;
    code: string | null;
    words: string | null;
    providerId: string | null;
    latencyMs: number;
    at: Date;
  },
) =>
  execute(
    client,
    sql`INSERT INTO payment_attempt_result (attempt_id, merchant_id, outcome, code, words, provider_id, latency_ms, at)
        VALUES (${result.attemptId}, ${result.merchantId}, ${result.outcome}::attempt_outcome, ${result.code}, ${result.words},
                ${result.providerId}, ${result.latencyMs}, ${result.at})
        ON CONFLICT (attempt_id) DO NOTHING`,
  ).then((written) => written > 0);
