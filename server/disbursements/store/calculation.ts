import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { now } from '@/server/platform/clock';
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
  /** Of it, what was settled: it is taken from (and given back to) what is available, the rest from what is pending. */
  settled_minor: bigint;
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
    sql`WITH sums AS MATERIALIZED (
          SELECT m.id AS merchant_id, coalesce(s.currency, m.currency) AS currency, coalesce(s.sales, 0) AS sales,
                 coalesce(s.gross, 0) AS gross, coalesce(s.fee, 0) AS fee, coalesce(s.settled, 0) AS settled
            FROM merchant m
            LEFT JOIN LATERAL (
              SELECT p.currency, count(*) FILTER (WHERE p.kind IN ('capture', 'payment_capture'))::int AS sales,
                     sum(p.gross_minor)::bigint AS gross, sum(p.fee_minor)::bigint AS fee,
                     (sum(p.gross_minor - p.fee_minor) FILTER (WHERE p.due_on <= m.settled_through))::bigint AS settled
                FROM payable p
               WHERE p.merchant_id = m.id AND p.due_on >= ${run.period_from} AND p.due_on < ${run.period_to}
               GROUP BY p.currency) s ON true
           WHERE m.id = ANY(${merchantIds}::bigint[])
             AND (s.currency IS NOT NULL OR (m.status = 'active' AND (m.live_on IS NULL OR m.live_on < ${run.period_to})))),
        added AS (
          INSERT INTO disbursement (run_id, merchant_id, currency, period_from, period_to, orders,
                                    gross_minor, fee_minor, net_minor, outcome, status, created_at)
          SELECT ${run.id}::uuid, merchant_id, currency, ${run.period_from}, ${run.period_to}, sales, gross, fee, gross - fee,
                 (CASE WHEN gross - fee > 0 THEN 'to_pay' ELSE 'nothing_due' END)::disbursement_outcome, 'planned', ${now()}::timestamptz
            FROM sums ORDER BY merchant_id, currency
          RETURNING ${planned})
        SELECT added.*, sums.settled AS settled_minor FROM added JOIN sums USING (merchant_id, currency) ORDER BY added.id`,
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

/** Waits for settlements of the merchants that a run has planned for, and keeps new ones waiting. */
export const lockMerchantsOfRun = (client: Queryable, runId: string) =>
  execute(
    client,
    sql`SELECT FROM merchant WHERE id IN (SELECT merchant_id FROM disbursement WHERE run_id = ${runId}::uuid)
         ORDER BY id FOR KEY SHARE`,
  );

/**
 * Cancels what a run has planned, which opens the periods again. What is settled by now goes back to what is available,
 * whatever it was taken from.
 */
export const cancelPlanned = (client: Queryable, runId: string) =>
  rows<PlannedRow>(
    client,
    sql`WITH cancelled AS (
          UPDATE disbursement SET status = 'cancelled' WHERE run_id = ${runId}::uuid AND status = 'planned'
          RETURNING ${planned}, period_from, period_to)
        SELECT c.*, coalesce((
                 SELECT sum(p.gross_minor - p.fee_minor) FROM payable p
                  WHERE p.merchant_id = c.merchant_id AND p.currency = c.currency AND p.due_on >= c.period_from
                    AND p.due_on < c.period_to AND p.due_on <= m.settled_through), 0)::bigint AS settled_minor
          FROM cancelled c JOIN merchant m ON m.id = c.merchant_id ORDER BY c.id`,
  );
