import { execute, type Queryable, rows, sql } from '@/server/platform/db';

/** Counts a disputed amount against what was captured and did not go back. @returns whether so much is left */
export const reserveDispute = (client: Queryable, paymentId: bigint, amountMinor: bigint, at: Date) =>
  execute(
    client,
    sql`UPDATE payment SET disputed_minor = disputed_minor + ${amountMinor}, status = 'disputed', updated_at = ${at}
         WHERE id = ${paymentId} AND status IN ('captured', 'partially_refunded', 'disputed')
           AND refunded_minor + disputed_minor + ${amountMinor} <= captured_minor`,
  ).then((written) => written > 0);

export const insertDispute = (
  client: Queryable,
  dispute: {
    merchantId: bigint;
    paymentId: bigint;
    amountMinor: bigint;
    feeMinor: bigint;
    currency: string;
    reason: string | null;
    providerReference: string | null;
    at: Date;
  },
) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO dispute (merchant_id, payment_id, amount_minor, fee_minor, currency, status, reason, provider_reference, opened_at)
        VALUES (${dispute.merchantId}, ${dispute.paymentId}, ${dispute.amountMinor}, ${dispute.feeMinor}, ${dispute.currency},
                'opened', ${dispute.reason}, ${dispute.providerReference}, ${dispute.at}) RETURNING id`,
  ).then((made) => made[0]?.id as bigint);

export const findDisputeByProvider = (client: Queryable, paymentId: bigint, providerReference: string) =>
  rows<{ id: bigint }>(
    client,
    sql`SELECT id FROM dispute WHERE payment_id = ${paymentId} AND provider_reference = ${providerReference}`,
  ).then((found) => found[0]?.id ?? null);

/** Closes an open dispute. @returns whether it was open */
export const closeDispute = (client: Queryable, id: bigint, status: 'won' | 'lost', at: Date) =>
  execute(
    client,
    sql`UPDATE dispute SET status = ${status}::dispute_status, closed_at = ${at} WHERE id = ${id} AND status = 'opened'`,
  ).then((written) => written > 0);

/** A dispute that was won counts no more. */
export const releaseDisputed = (client: Queryable, paymentId: bigint, amountMinor: bigint, at: Date) =>
  execute(
    client,
    sql`UPDATE payment SET disputed_minor = disputed_minor - ${amountMinor}, updated_at = ${at} WHERE id = ${paymentId}`,
  );

export const countDisputes = (client: Queryable, paymentId: bigint) =>
  rows<{ open: number; lost: number }>(
    client,
    sql`SELECT count(*) FILTER (WHERE status = 'opened')::int AS open, count(*) FILTER (WHERE status = 'lost')::int AS lost
          FROM dispute WHERE payment_id = ${paymentId}`,
  ).then((found) => found[0] as { open: number; lost: number });
