import { execute, join, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { RefundStatus } from '../schema/states';

/** A refund as work on it needs to know it. */
export type WorkRefund = {
  id: bigint;
  merchantId: bigint;
  paymentId: bigint;
  amountMinor: bigint;
  status: RefundStatus;
  triesBefore: number;
};

const facts = sql`r.id, r.merchant_id AS "merchantId", r.payment_id AS "paymentId", r.amount_minor AS "amountMinor", r.status,
  r.tries_before AS "triesBefore"`;

export const findRefundForWork = (client: Queryable, id: bigint | string) =>
  rows<WorkRefund>(client, sql`SELECT ${facts} FROM refund r WHERE r.id = ${id}`).then((found) => found[0] ?? null);

export const findRefundByKey = (client: Queryable, merchantId: bigint, key: string) =>
  rows<{ id: bigint; payment_id: bigint; amount_minor: bigint; why: string | null }>(
    client,
    sql`SELECT id, payment_id, amount_minor, why FROM refund WHERE merchant_id = ${merchantId} AND key = ${key}`,
  ).then((found) => found[0] ?? null);

/** Counts an amount against what was captured: no more than that goes back, whoever asks at the same time. */
export const reserveRefund = (client: Queryable, paymentId: bigint, amountMinor: bigint, at: Date) =>
  execute(
    client,
    sql`UPDATE payment SET refunded_minor = refunded_minor + ${amountMinor}, updated_at = ${at}
         WHERE id = ${paymentId} AND status IN ('captured', 'partially_refunded')
           AND refunded_minor + disputed_minor + ${amountMinor} <= captured_minor`,
  ).then((written) => written > 0);

export const insertRefund = (
  client: Queryable,
  refund: {
    merchantId: bigint;
    paymentId: bigint;
    amountMinor: bigint;
    currency: string;
    why: string | null;
    requestedBy: string;
    key: string | null;
    at: Date;
  },
) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO refund (merchant_id, payment_id, amount_minor, currency, status, why, requested_by, key, created_at, updated_at)
        VALUES (${refund.merchantId}, ${refund.paymentId}, ${refund.amountMinor}, ${refund.currency}, 'created', ${refund.why},
                ${refund.requestedBy}, ${refund.key}, ${refund.at}, ${refund.at}) RETURNING id`,
  ).then((made) => made[0]?.id as bigint);

/** Moves a refund if it is in one of these states. @returns it afterwards, or null */
export const moveRefund = (
  client: Queryable,
  id: bigint,
  from: readonly RefundStatus[],
  to: RefundStatus,
  at: Date,
  more: Sql[] = [],
) => {
  const states = join(from.map((status) => sql`${status}::refund_status`));
  const columns = join([sql`status = ${to}::refund_status`, sql`updated_at = ${at}`, ...more]);
  return rows<WorkRefund>(
    client,
    sql`UPDATE refund r SET ${columns} WHERE r.id = ${id} AND r.status IN (${states}) RETURNING ${facts}`,
  ).then((moved) => moved[0] ?? null);
};

/** What has gone back of a payment by now, in all. */
export const sumOfSucceeded = (client: Queryable, paymentId: bigint) =>
  rows<{ total: bigint }>(
    client,
    sql`SELECT coalesce(sum(amount_minor), 0)::bigint AS total FROM refund WHERE payment_id = ${paymentId} AND status = 'succeeded'`,
  ).then((found) => found[0]?.total ?? 0n);

/** Undoes a refund that failed, once: its amount may be asked for again. */
export const undoRefund = (client: Queryable, refund: WorkRefund, at: Date) =>
  execute(
    client,
    sql`WITH undone AS (
          INSERT INTO refund_reversal (refund_id, merchant_id, amount_minor, at)
          VALUES (${refund.id}, ${refund.merchantId}, ${refund.amountMinor}, ${at})
          ON CONFLICT (refund_id) DO NOTHING RETURNING amount_minor)
        UPDATE payment p SET refunded_minor = p.refunded_minor - undone.amount_minor, updated_at = ${at}
          FROM undone WHERE p.id = ${refund.paymentId}`,
  );
