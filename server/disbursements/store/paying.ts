import type { CurrencyCode } from '@/server/kernel/currency';
import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { DisbursementStatus, RunStatus } from '../schema';

/** Moves disbursements on, as far as they stand where that is allowed. @returns how many it moved */
export const moveDisbursements = (
  client: Queryable,
  ids: bigint[],
  from: readonly DisbursementStatus[],
  to: DisbursementStatus,
) =>
  execute(
    client,
    sql`UPDATE disbursement SET status = ${to}::disbursement_status
         WHERE id = ANY(${ids}::bigint[]) AND status = ANY(${from}::disbursement_status[])`,
  );

export type CarriedRow = { merchant_id: bigint; currency: CurrencyCode; period_to: string; paid_minor: bigint };

/** Ends a disbursement without a payment. @returns what is owed on, or null where it does not stand where that is allowed */
export const endWithoutPayment = (client: Queryable, id: bigint) =>
  rows<CarriedRow>(
    client,
    sql`UPDATE disbursement d SET status = 'carried', kept_minor = d.net_minor
          FROM (SELECT id, net_minor - kept_minor AS paid_minor FROM disbursement WHERE id = ${id} FOR UPDATE) before
         WHERE d.id = before.id AND d.status IN ('approved', 'failed', 'returned')
        RETURNING d.merchant_id, d.currency, d.period_to, before.paid_minor`,
  ).then((found) => found[0] ?? null);

/**
 * The run, held until the transaction ends: whoever pays something of it last sees what all the others did. Who writes rows
 * that name the run does not wait.
 */
export const lockPayingRun = (client: Queryable, id: string) =>
  rows<{ status: RunStatus }>(client, sql`SELECT status FROM run WHERE id = ${id}::uuid FOR NO KEY UPDATE`).then(
    (found) => found[0]?.status ?? null,
  );

/** How many of a run’s disbursements are still to be paid, and how many did not arrive. */
export const countUnpaid = (client: Queryable, runId: string) =>
  rows<{ under_way: number; failed: number }>(
    client,
    sql`SELECT count(*) FILTER (WHERE status IN ('approved', 'submitting', 'submitted', 'unknown'))::int AS under_way,
               count(*) FILTER (WHERE status IN ('failed', 'returned'))::int AS failed
          FROM disbursement WHERE run_id = ${runId}::uuid`,
  ).then((found) => found[0] as { under_way: number; failed: number });

export const setRunStatus = (client: Queryable, id: string, status: RunStatus, endedAt: Date | null) =>
  execute(client, sql`UPDATE run SET status = ${status}::run_status, ended_at = ${endedAt} WHERE id = ${id}::uuid`);
