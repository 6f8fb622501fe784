import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, pool, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { OutboxEvent } from '@/server/platform/outbox';

export type DeadLetterRow = {
  id: bigint;
  merchant_id: bigint;
  merchant_reference: string;
  payment_id: bigint;
  refund_id: bigint | null;
  amount_minor: bigint;
  currency: CurrencyCode;
  attempts: number;
  error: string;
  event_name: string;
  event_data: Record<string, unknown>;
  failed_at: Date;
  resolved_at: Date | null;
  resolved_by: string | null;
  resolution: 'looked_up' | 'marked_failed' | 'replayed' | null;
};

/** Writes down what could not be finished; what is there already and open stays as it is. @returns whether it is new */
export const insertDeadLetter = (
  client: Queryable,
  letter: {
    merchantId: bigint;
    paymentId: bigint;
    refundId: bigint | null;
    error: string;
    event: OutboxEvent;
    at: Date;
  },
) =>
  execute(
    client,
    sql`INSERT INTO dead_letter (merchant_id, payment_id, refund_id, error, event_name, event_data, failed_at)
        VALUES (${letter.merchantId}, ${letter.paymentId}, ${letter.refundId}, ${letter.error}, ${letter.event.name},
                ${JSON.stringify(letter.event.data)}::jsonb, ${letter.at})
        ON CONFLICT (payment_id, coalesce(refund_id, 0)) WHERE (resolved_at IS NULL) DO NOTHING`,
  ).then((written) => written > 0);

const columns = sql`d.*, m.reference AS merchant_reference, coalesce(r.amount_minor, p.amount_minor) AS amount_minor, p.currency,
  (SELECT count(*)::int FROM payment_attempt a
    WHERE a.payment_id = d.payment_id AND a.refund_id IS NOT DISTINCT FROM d.refund_id) AS attempts`;
const letters = sql`dead_letter d JOIN merchant m ON m.id = d.merchant_id JOIN payment p ON p.id = d.payment_id
  LEFT JOIN refund r ON r.id = d.refund_id`;

/** The latest first; one row more than `limit`. */
export const listDeadLetters = (isOpen: boolean, limit: number, before: readonly [at: string, id: string] | null) =>
  rows<DeadLetterRow>(
    pool(),
    sql`SELECT ${columns} FROM ${letters}
         WHERE (d.resolved_at IS NULL) = ${isOpen}
           ${before === null ? empty : sql`AND (d.failed_at, d.id) < (${before[0]}::timestamptz, ${before[1]}::bigint)`}
         ORDER BY d.failed_at DESC, d.id DESC LIMIT ${limit + 1}`,
  );

export const findDeadLetter = (id: bigint | string, client: Queryable = pool()) =>
  rows<DeadLetterRow>(client, sql`SELECT ${columns} FROM ${letters} WHERE d.id = ${id}::bigint`).then(
    (found) => found[0] ?? null,
  );

/** Closes an open letter. @returns whether it was open */
export const resolveDeadLetter = (
  client: Queryable,
  id: bigint,
  how: { by: string; resolution: NonNullable<DeadLetterRow['resolution']>; at: Date },
) =>
  execute(
    client,
    sql`UPDATE dead_letter SET resolved_at = ${how.at}, resolved_by = ${how.by}, resolution = ${how.resolution}::dead_letter_resolution
         WHERE id = ${id} AND resolved_at IS NULL`,
  ).then((written) => written > 0);

/** How often somebody started this work again. */
export const countReplays = (paymentId: bigint, refundId: bigint | null) =>
  rows<{ replays: number }>(
    pool(),
    sql`SELECT count(*)::int AS replays FROM dead_letter
         WHERE payment_id = ${paymentId} AND refund_id IS NOT DISTINCT FROM ${refundId} AND resolution = 'replayed'`,
  ).then((found) => found[0]?.replays ?? 0);

/** Since when work on a payment or a refund of it waits for a person; null: it does not. */
export const findStuckSince = (paymentId: bigint) =>
  rows<{ since: Date | null }>(pool(), stuckSince(paymentId)).then((found) => found[0]?.since ?? null);

export const stuckSince = (paymentId: bigint): Sql =>
  sql`SELECT min(failed_at) AS since FROM dead_letter WHERE payment_id = ${paymentId} AND resolved_at IS NULL`;
