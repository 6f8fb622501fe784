import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, type Queryable, rows, sql } from '@/server/platform/db';

export type CalculatingRun = {
  id: string;
  period_from: LocalDate;
  period_to: LocalDate;
  merchant_id: bigint | null;
  last_merchant_id: bigint;
  merchants_total: number | null;
  merchants_done: number;
  requested_by: string;
};

/** The run, held so that one calculation works on it at a time; null when it is not calculating (any more). */
export const lockCalculatingRun = (client: Queryable, id: string) =>
  rows<CalculatingRun>(
    client,
    sql`SELECT id, period_from, period_to, merchant_id, last_merchant_id, merchants_total, merchants_done, requested_by
          FROM run WHERE id = ${id}::uuid AND status = 'calculating' FOR UPDATE`,
  ).then((found) => found[0] ?? null);

/** Those on hold are left out: their days stay open for a run of their own. */
const takesPart = (merchantId: bigint | null) =>
  sql`status <> 'on_hold' ${merchantId === null ? empty : sql`AND id = ${merchantId}`}`;

export const countMerchants = (client: Queryable, merchantId: bigint | null) =>
  rows<{ count: number }>(client, sql`SELECT count(*)::int AS count FROM merchant WHERE ${takesPart(merchantId)}`).then(
    (found) => found[0]?.count ?? 0,
  );

/**
 * The next merchants of a run, locked against new payables until their period is closed: a payable that is being
 * written is waited for and counted; one that comes later finds the period closed.
 */
export const lockNextMerchants = (client: Queryable, run: CalculatingRun, limit: number) =>
  rows<{ id: bigint }>(
    client,
    sql`SELECT id FROM merchant WHERE id > ${run.last_merchant_id} AND ${takesPart(run.merchant_id)}
         ORDER BY id LIMIT ${limit} FOR UPDATE`,
  ).then((found) => found.map((row) => row.id));

export type PlannedRow = {
  id: bigint;
  merchant_id: bigint;
  currency: CurrencyCode;
  orders: number;
  gross_minor: bigint;
  fee_minor: bigint;
  net_minor: bigint;
  outcome: string;
};

const planned = sql`id, merchant_id, currency, orders, gross_minor, fee_minor, net_minor, outcome`;

/**
 * Sums the payables of the period and closes it: a row for each merchant and currency with payables in it, and one with
 * nothing due for each merchant without that was active and live by then.
 */
export const insertDisbursements = (client: Queryable, run: CalculatingRun, merchantIds: bigint[]) =>
  rows<PlannedRow>(
    client,
    sql`INSERT INTO disbursement (run_id, merchant_id, currency, period_from, period_to, orders,
                                  gross_minor, fee_minor, net_minor, outcome, status)
        SELECT ${run.id}::uuid, m.id, coalesce(s.currency, m.currency), ${run.period_from}, ${run.period_to},
               coalesce(s.orders, 0), coalesce(s.gross, 0), coalesce(s.fee, 0), coalesce(s.gross - s.fee, 0),
               (CASE WHEN s.gross - s.fee > 0 THEN 'to_pay' ELSE 'nothing_due' END)::disbursement_outcome, 'planned'
          FROM merchant m
          LEFT JOIN LATERAL (
            SELECT p.currency, count(*) FILTER (WHERE p.kind = 'capture')::int AS orders,
                   sum(p.gross_minor)::bigint AS gross, sum(p.fee_minor)::bigint AS fee
              FROM payable p
             WHERE p.merchant_id = m.id AND p.due_on >= ${run.period_from} AND p.due_on < ${run.period_to}
             GROUP BY p.currency) s ON true
         WHERE m.id = ANY(${merchantIds}::bigint[]) 
           AND (s.currency IS NOT NULL OR (m.status = 'active' AND (m.live_on IS NULL OR m.live_on < ${run.period_to})))
         ORDER BY m.id, 3
        RETURNING ${planned}`,
  );

/**
 * Records how far the calculation came; the last batch makes the run ready, and its merchants those who had their turn:
 * some may have come, or have been put on hold, since they were counted.
 */
export const advanceRun = (
  client: Queryable,
  run: CalculatingRun,
  step: { done: number; lastMerchantId: bigint; total: number; finishedAt: Date | null },
) =>
  execute(
    client,
    sql`UPDATE run SET merchants_done = merchants_done + ${step.done}, last_merchant_id = ${step.lastMerchantId},
               merchants_total = (CASE WHEN ${step.finishedAt}::timestamptz IS NULL
                                       THEN greatest(${step.total}::int, merchants_done + ${step.done})
                                       ELSE merchants_done + ${step.done} END), calculated_at = ${step.finishedAt}::timestamptz,
               status = (CASE WHEN ${step.finishedAt}::timestamptz IS NULL THEN 'calculating' ELSE 'ready' END)::run_status
         WHERE id = ${run.id}::uuid AND status = 'calculating'`,
  );

export const failRun = (client: Queryable, id: string, reason: string) =>
  execute(
    client,
    sql`UPDATE run SET status = 'failed', failure_reason = ${reason} WHERE id = ${id}::uuid AND status = 'calculating'`,
  );

/** Cancels what a run has planned, which opens the periods again. */
export const cancelPlanned = (client: Queryable, runId: string) =>
  rows<PlannedRow>(
    client,
    sql`UPDATE disbursement SET status = 'cancelled' WHERE run_id = ${runId}::uuid AND status = 'planned'
        RETURNING ${planned}`,
  );
