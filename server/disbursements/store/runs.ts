import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import type { Period } from '@/server/kernel/period';
import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { RunStatus } from '../schema';

/** Runs in these states neither close days nor stand in the way of a new one. */
export const dead = sql`('cancelled', 'rejected', 'failed')`;

export type RunRow = {
  id: string;
  kind: 'frame' | 'scheduled';
  period_from: LocalDate;
  period_to: LocalDate;
  merchant_id: bigint | null;
  merchant_reference: string | null;
  status: RunStatus;
  merchants_done: number;
  merchants_total: number | null;
  failure_reason: string | null;
  requested_by: string;
  requested_at: Date;
  calculated_at: Date | null;
  /** Of a scheduled run: the instant by which it was seen whose day had come. */
  as_of: Date | null;
  /** Of what it was calculated to. */
  hash: string | null;
  submitted_by: string | null;
  submitted_at: Date | null;
  approvals_needed: number | null;
  approved_at: Date | null;
  approved_hash: string | null;
  ended_at: Date | null;
  end_reason: string | null;
  totals: TotalsRow[];
};

/** Sums as JSON, whose amounts are text so that no unit is lost. */
export type TotalsRow = {
  currency: CurrencyCode;
  disbursements: number;
  orders: number;
  gross: string;
  fee: string;
  net: string;
};

const runColumns = sql`r.*, m.reference AS merchant_reference, coalesce((
  SELECT json_agg(json_build_object('currency', s.currency, 'disbursements', s.disbursements, 'orders', s.orders,
                                    'gross', s.gross::text, 'fee', s.fee::text, 'net', s.net::text) ORDER BY s.currency)
    FROM (SELECT currency, count(*) FILTER (WHERE orders > 0) AS disbursements, sum(orders) AS orders,
                 sum(gross_minor) AS gross, sum(fee_minor) AS fee, sum(net_minor) AS net
            FROM disbursement d WHERE d.run_id = r.id AND d.status <> 'cancelled' GROUP BY currency HAVING sum(orders) > 0) s), '[]') AS totals`;

const runs = sql`run r LEFT JOIN merchant m ON m.id = r.merchant_id`;

export const findRun = (client: Queryable, id: string) =>
  rows<RunRow>(client, sql`SELECT ${runColumns} FROM ${runs} WHERE r.id = ${id}::uuid`).then(
    (found) => found[0] ?? null,
  );

/** One row more than `limit`, the latest asked for first; the past is computed at one instant, and stands by its days. */
export const listRuns = (
  status: RunStatus | undefined,
  limit: number,
  before: readonly [requestedAt: string, periodTo: string, id: string] | null,
) =>
  rows<RunRow>(
    pool(),
    sql`SELECT ${runColumns} FROM ${runs}
         WHERE true ${status === undefined ? empty : sql`AND r.status = ${status}::run_status`}
           ${before === null ? empty : sql`AND (r.requested_at, r.period_to, r.id) < (${before[0]}::timestamptz, ${before[1]}::date, ${before[2]}::uuid)`}
         ORDER BY r.requested_at DESC, r.period_to DESC, r.id DESC LIMIT ${limit + 1}`,
  );

/** Requests for runs take turns, so that each sees what the one before has closed. Held until the transaction ends. */
export const lockRequests = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtext('disbursements/request-run'))`);

/** Keeps requests waiting until the transaction ends; others who do so go on beside it. */
export const holdRequests = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock_shared(hashtext('disbursements/request-run'))`);

/** The live run of exactly this frame and scope (null: all merchants). */
export const findRunOfFrame = (client: Queryable, period: Period, merchantId: bigint | null) =>
  rows<RunRow>(
    client,
    sql`SELECT ${runColumns} FROM ${runs}
         WHERE r.kind = 'frame' AND r.period_from = ${period.from} AND r.period_to = ${period.to} AND r.status NOT IN ${dead}
           AND r.merchant_id IS NOT DISTINCT FROM ${merchantId}::bigint`,
  ).then((found) => found[0] ?? null);

/** The run that answers for a frame: the merchant's own or the one over all; a failed one only where no other is. */
export const findAnsweringRun = (period: Period, merchantId: bigint | null) =>
  rows<RunRow>(
    pool(),
    sql`SELECT ${runColumns} FROM ${runs}
         WHERE r.kind = 'frame' AND r.period_from = ${period.from} AND r.period_to = ${period.to} AND r.status NOT IN ('cancelled', 'rejected')
           AND (r.merchant_id IS NULL ${merchantId === null ? empty : sql`OR r.merchant_id = ${merchantId}`})
         ORDER BY r.status = 'failed', r.requested_at DESC LIMIT 1`,
  ).then((found) => found[0] ?? null);

/** Periods in the frame that are closed for a merchant in scope, or are about to be by a run under way. */
export const findOverlaps = (client: Queryable, period: Period, merchantId: bigint | null) =>
  rows<{ period_from: LocalDate; period_to: LocalDate }>(
    client,
    sql`SELECT DISTINCT period_from, period_to FROM disbursement
         WHERE status <> 'cancelled' AND daterange(period_from, period_to) && daterange(${period.from}, ${period.to})
           ${merchantId === null ? empty : sql`AND merchant_id = ${merchantId}`}
        UNION
        SELECT CASE kind WHEN 'frame' THEN period_from ELSE ${period.from}::date END, period_to FROM run
         WHERE status = 'calculating' AND period_to > ${period.from} AND (kind = 'scheduled' OR period_from < ${period.to})
           AND (merchant_id IS NULL OR ${merchantId}::bigint IS NULL OR merchant_id = ${merchantId}::bigint)
        ORDER BY period_from`,
  );

export const insertRun = (
  client: Queryable,
  run: { period: Period; merchantId: bigint | null; requestedBy: string; requestedAt: Date },
) =>
  rows<{ id: string }>(
    client,
    sql`INSERT INTO run (period_from, period_to, merchant_id, status, requested_by, requested_at)
        VALUES (${run.period.from}, ${run.period.to}, ${run.merchantId}, 'calculating', ${run.requestedBy}, ${run.requestedAt})
        RETURNING id`,
  ).then((found) => (found[0] as { id: string }).id);

/** The time zones that the days of a frame are named in, for the merchants in scope. */
export const findTimeZones = (merchantId: bigint | null) =>
  rows<{ zone: string }>(
    pool(),
    sql`SELECT DISTINCT time_zone AS zone FROM merchant ${merchantId === null ? empty : sql`WHERE id = ${merchantId}`}`,
  ).then((found) => found.map((row) => row.zone));
