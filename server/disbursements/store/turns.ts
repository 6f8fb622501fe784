import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { now } from '@/server/platform/clock';
import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { Plan } from '../domain/plan';
import type { Standing } from '../domain/schedule';
import type { SkipReason } from '../schema';
import type { MovedRow } from './calculation';

/** When a merchant is paid, and how far it was. */
export type MerchantStanding = Standing & { id: bigint; timeZone: string; isOnHold: boolean };

/** When each is paid, and how far it was. */
export const findStandings = (client: Queryable, merchantIds: bigint[]) =>
  rows<{
    id: bigint;
    time_zone: string;
    is_on_hold: boolean;
    frequency: 'daily' | 'weekly';
    live_on: LocalDate | null;
    weekdays: number[] | null;
    closed_until: LocalDate | null;
    first_due: LocalDate | null;
  }>(
    client,
    sql`SELECT m.id, m.time_zone, m.status = 'on_hold' AS is_on_hold, m.disbursement_frequency AS frequency, m.live_on,
               m.disbursement_weekdays AS weekdays, c.closed_until, f.due_on AS first_due
          FROM merchant m
          LEFT JOIN LATERAL (SELECT max(period_to) AS closed_until FROM disbursement d
                              WHERE d.merchant_id = m.id AND d.status <> 'cancelled') c ON true
          LEFT JOIN LATERAL (SELECT due_on FROM payable p WHERE p.merchant_id = m.id AND c.closed_until IS NULL
                              ORDER BY due_on LIMIT 1) f ON true
         WHERE m.id = ANY(${merchantIds}::bigint[]) ORDER BY m.id`,
  ).then((found) =>
    found.map(
      (row): MerchantStanding => ({
        id: row.id,
        timeZone: row.time_zone,
        isOnHold: row.is_on_hold,
        frequency: row.frequency,
        liveOn: row.live_on,
        weekdays: row.weekdays,
        closedUntil: row.closed_until,
        firstDue: row.first_due,
      }),
    ),
  );

export const findOnHold = (client: Queryable, merchantIds: bigint[]) =>
  rows<{ id: bigint }>(
    client,
    sql`SELECT id FROM merchant WHERE id = ANY(${merchantIds}::bigint[]) AND status = 'on_hold' ORDER BY id`,
  ).then((found) => new Set(found.map((row) => row.id)));

/** The days that a merchant is paid for by a run, and how far it was before. */
export type Turn = {
  runId: string;
  merchantId: bigint;
  from: LocalDate;
  to: LocalDate;
  closedUntil: LocalDate | null;
  firstDue: LocalDate | null;
};

export type SumRow = {
  run_id: string;
  merchant_id: bigint;
  currency: CurrencyCode;
  period_from: LocalDate;
  period_to: LocalDate;
  orders: number;
  gross_minor: bigint;
  fee_minor: bigint;
  /** Of the gross, what was sold; of the net, what earlier disbursements had kept; of the fees, minimum monthly fees. */
  sales_minor: bigint;
  carried_minor: bigint;
  monthly_fee_minor: bigint;
  /** Of the net, what was settled: it is taken from (and given back to) what is available, the rest from what is pending. */
  settled_minor: bigint;
  minimum_minor: bigint;
  reserve_ppm: number;
  reserve_days: number;
};

/**
 * The sums of the payables of each turn: a row for each merchant and currency with payables in it, and one with nothing
 * due for each merchant without that was active and live by then. Read from one index alone; three sums over all payables,
 * and the others over what a day has of each kind.
 */
export const sumTurns = (client: Queryable, turns: Turn[]) =>
  rows<SumRow>(
    client,
    sql`SELECT t.run_id, m.id AS merchant_id, coalesce(s.currency, m.currency) AS currency, t.period_from, t.period_to,
               coalesce(s.orders, 0) AS orders, coalesce(s.gross, 0) AS gross_minor, coalesce(s.fee, 0) AS fee_minor,
               coalesce(s.sales, 0) AS sales_minor, coalesce(s.carried, 0) AS carried_minor,
               coalesce(s.monthly_fee, 0) AS monthly_fee_minor, coalesce(s.settled, 0) AS settled_minor,
               CASE WHEN coalesce(s.currency, m.currency) = m.currency THEN m.minimum_payout_minor ELSE 0 END AS minimum_minor,
               m.reserve_ppm, m.reserve_days
          FROM unnest(${turns.map((turn) => turn.runId)}::uuid[], ${turns.map((turn) => turn.merchantId)}::bigint[],
                      ${turns.map((turn) => turn.from)}::date[], ${turns.map((turn) => turn.to)}::date[])
               AS t(run_id, merchant_id, period_from, period_to)
          JOIN merchant m ON m.id = t.merchant_id
          LEFT JOIN LATERAL (
            SELECT currency, (sum(payables) FILTER (WHERE kind IN ('capture', 'payment_capture')))::int AS orders,
                   sum(gross)::bigint AS gross, sum(fee)::bigint AS fee,
                   (sum(gross) FILTER (WHERE kind IN ('capture', 'payment_capture')))::bigint AS sales,
                   (sum(gross) FILTER (WHERE kind IN ('carried', 'reserve_released')))::bigint AS carried,
                   (sum(fee) FILTER (WHERE kind = 'monthly_fee'))::bigint AS monthly_fee,
                   (sum(gross - fee) FILTER (WHERE due_on <= m.settled_through))::bigint AS settled
              FROM (SELECT p.currency, p.kind, p.due_on, count(*) AS payables, sum(p.gross_minor) AS gross, sum(p.fee_minor) AS fee
                      FROM payable p
                     WHERE p.merchant_id = m.id AND p.due_on >= t.period_from AND p.due_on < t.period_to
                     GROUP BY p.currency, p.kind, p.due_on) of_day
             GROUP BY currency) s ON true
         WHERE s.currency IS NOT NULL OR (m.status = 'active' AND (m.live_on IS NULL OR m.live_on < t.period_to))
         ORDER BY t.period_to, merchant_id, currency`,
  );

/** A disbursement before it is written. */
export type Planned = SumRow & Plan & { net_minor: bigint };

/** Writes them, and so closes their periods. */
export const insertDisbursements = async (client: Queryable, planned: Planned[]): Promise<MovedRow[]> => {
  if (planned.length === 0) return [];
  const each = <T>(value: (row: Planned) => T) => planned.map(value);
  const ids = await rows<{ id: bigint }>(
    client,
    sql`INSERT INTO disbursement (run_id, merchant_id, currency, period_from, period_to, orders, gross_minor, fee_minor, net_minor,
                                  kept_minor, carried_minor, monthly_fee_minor, minimum_minor, reserve_ppm, release_on,
                                  outcome, status, created_at)
        SELECT run_id, merchant_id, currency, period_from, period_to, orders, gross, fee, gross - fee, kept, carried, monthly_fee,
               minimum, reserve_ppm, release_on, outcome::disbursement_outcome, 'planned', ${now()}::timestamptz
          FROM unnest(${each((row) => row.run_id)}::uuid[], ${each((row) => row.merchant_id)}::bigint[],
                      ${each((row) => row.currency)}::text[], ${each((row) => row.period_from)}::date[],
                      ${each((row) => row.period_to)}::date[], ${each((row) => row.orders)}::int[],
                      ${each((row) => row.gross_minor)}::bigint[], ${each((row) => row.fee_minor)}::bigint[],
                      ${each((row) => row.keptMinor)}::bigint[], ${each((row) => row.carried_minor)}::bigint[],
                      ${each((row) => row.monthly_fee_minor)}::bigint[], ${each((row) => row.minimum_minor)}::bigint[],
                      ${each((row) => row.reserve_ppm)}::int[], ${each((row) => row.releaseOn)}::date[],
                      ${each((row) => row.outcome)}::text[])
               WITH ORDINALITY AS new(run_id, merchant_id, currency, period_from, period_to, orders, gross, fee, kept, carried,
                                      monthly_fee, minimum, reserve_ppm, release_on, outcome, place)
         ORDER BY place RETURNING id`,
  );
  return planned.map((row, index) => ({
    ...row,
    id: (ids[index] as { id: bigint }).id,
    kept_minor: row.keptMinor,
  }));
};

export const insertSkips = (client: Queryable, runId: string, reason: SkipReason, merchantIds: bigint[]) =>
  execute(
    client,
    sql`INSERT INTO run_skip (run_id, merchant_id, reason)
        SELECT ${runId}::uuid, id, ${reason}::skip_reason FROM unnest(${merchantIds}::bigint[]) AS skipped(id)
        ON CONFLICT DO NOTHING`,
  );
