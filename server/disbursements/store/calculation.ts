import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { DisbursementOutcome } from '../schema';

export type CalculatingRun = {
  id: string;
  kind: 'frame' | 'scheduled';
  period_from: LocalDate;
  period_to: LocalDate;
  merchant_id: bigint | null;
  merchant_ids: bigint[] | null;
  /** Of a scheduled run: the instant by which it is seen whose day has come. */
  as_of: Date | null;
  last_merchant_id: bigint;
  merchants_total: number | null;
  merchants_done: number;
  requested_by: string;
};

/** The run, held so that one calculation works on it at a time; null when it is not calculating (any more). */
export const lockCalculatingRun = (client: Queryable, id: string) =>
  rows<CalculatingRun>(
    client,
    sql`SELECT id, kind, period_from, period_to, merchant_id, merchant_ids, as_of, last_merchant_id, merchants_total,
               merchants_done, requested_by
          FROM run WHERE id = ${id}::uuid AND status = 'calculating' FOR UPDATE`,
  ).then((found) => found[0] ?? null);

/** Whom a run is over. */
export type Scope = Pick<CalculatingRun, 'merchant_id' | 'merchant_ids'>;

export const isOver = ({ merchant_id: one, merchant_ids: some }: Scope): Sql =>
  sql`true ${one === null ? empty : sql`AND id = ${one}`} ${some === null ? empty : sql`AND id = ANY(${some}::bigint[])`}`;

/** How many it is over that are not on hold. */
export const countMerchants = (client: Queryable, scope: Scope) =>
  rows<{ count: number }>(
    client,
    sql`SELECT count(*)::int AS count FROM merchant WHERE status <> 'on_hold' AND ${isOver(scope)}`,
  ).then((found) => found[0]?.count ?? 0);

/**
 * The next merchants of a run, locked against new payables until their period is closed: a payable that is being
 * written is waited for and counted; one that comes later finds the period closed.
 */
export const lockNextMerchants = (client: Queryable, scope: Scope, after: bigint, limit: number) =>
  rows<{ id: bigint }>(
    client,
    sql`SELECT id FROM merchant WHERE id > ${after} AND ${isOver(scope)} ORDER BY id LIMIT ${limit} FOR UPDATE`,
  ).then((found) => found.map((row) => row.id));

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
               hash = CASE WHEN ${step.finishedAt}::timestamptz IS NOT NULL THEN run_calculation_hash(id) END,
               wake_at = clock_timestamp() + interval '1 minute',
               status = (CASE WHEN ${step.finishedAt}::timestamptz IS NULL THEN 'calculating' ELSE 'ready' END)::run_status
         WHERE id = ${run.id}::uuid AND status = 'calculating'`,
  );

/**
 * Runs that have come no further for a minute and that nobody has in hand; the next time in ten minutes. The past is not
 * among them: whoever asked for it computes it.
 */
export const takeForgottenRuns = (client: Queryable) =>
  rows<{ id: string }>(
    client,
    sql`UPDATE run SET wake_at = now() + interval '10 minutes'
         WHERE id IN (SELECT id FROM run WHERE status = 'calculating' AND wake_at <= now() AND (kind = 'frame' OR as_of IS NOT NULL)
                         FOR UPDATE SKIP LOCKED)
        RETURNING id`,
  ).then((found) => found.map((run) => run.id));

export const failRun = (client: Queryable, id: string, reason: string) =>
  execute(
    client,
    sql`UPDATE run SET status = 'failed', failure_reason = ${reason} WHERE id = ${id}::uuid AND status = 'calculating'`,
  );

/** Waits for settlements of the merchants that a run has planned for, and keeps new ones waiting. */
export const lockMerchantsOfRun = (client: Queryable, runId: string) =>
  execute(
    client,
    sql`SELECT FROM merchant WHERE id IN (SELECT merchant_id FROM disbursement WHERE run_id = ${runId}::uuid)
         ORDER BY id FOR KEY SHARE`,
  );

/** A disbursement whose amount moves in the books, as the audit tells of it. */
export type MovedRow = {
  id: bigint;
  run_id: string;
  merchant_id: bigint;
  currency: CurrencyCode;
  period_from: LocalDate;
  period_to: LocalDate;
  orders: number;
  gross_minor: bigint;
  fee_minor: bigint;
  net_minor: bigint;
  kept_minor: bigint;
  outcome: DisbursementOutcome;
  /** Of the net, what was settled: it is taken from (and given back to) what is available, the rest from what is pending. */
  settled_minor: bigint;
};

/**
 * Cancels what a run has planned (for one merchant, or all), which opens the periods again. What is settled by now goes back
 * to what is available, whatever it was taken from.
 */
export const cancelPlanned = (client: Queryable, runId: string, merchantId: bigint | null) =>
  rows<MovedRow>(
    client,
    sql`WITH cancelled AS (
          UPDATE disbursement SET status = 'cancelled' WHERE run_id = ${runId}::uuid AND status = 'planned'
            ${merchantId === null ? empty : sql`AND merchant_id = ${merchantId}`}
          RETURNING id, run_id, merchant_id, currency, period_from, period_to, orders, gross_minor, fee_minor, net_minor,
                    kept_minor, outcome)
        SELECT c.*, coalesce((
                 SELECT sum(p.gross_minor - p.fee_minor) FROM payable p
                  WHERE p.merchant_id = c.merchant_id AND p.currency = c.currency AND p.due_on >= c.period_from
                    AND p.due_on < c.period_to AND p.due_on <= m.settled_through), 0)::bigint AS settled_minor
          FROM cancelled c JOIN merchant m ON m.id = c.merchant_id ORDER BY c.id`,
  );
