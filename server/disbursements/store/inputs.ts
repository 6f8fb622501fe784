import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { DisbursementOutcome } from '../schema';
import type { SumRow, Turn } from './turns';

/**
 * Keeps what the turns are calculated from, beside the payables. Their merchants are locked, so that the payables that are
 * there now are exactly those of theirs up to the highest id: a later one gets a higher id.
 */
export const insertInputs = (client: Queryable, turns: Turn[]) =>
  execute(
    client,
    sql`INSERT INTO run_input (run_id, merchant_id, time_zone, currency, is_active, frequency, weekdays, live_on, closed_until,
                               first_due, minimum_minor, reserve_ppm, reserve_days, known_through)
        SELECT t.run_id, m.id, m.time_zone, m.currency, m.status = 'active', m.disbursement_frequency, m.disbursement_weekdays,
               m.live_on, t.closed_until, t.first_due, m.minimum_payout_minor, m.reserve_ppm, m.reserve_days,
               (SELECT coalesce(max(id), 0) FROM payable)
          FROM unnest(${turns.map((turn) => turn.runId)}::uuid[], ${turns.map((turn) => turn.merchantId)}::bigint[],
                      ${turns.map((turn) => turn.closedUntil)}::date[], ${turns.map((turn) => turn.firstDue)}::date[])
               AS t(run_id, merchant_id, closed_until, first_due) JOIN merchant m ON m.id = t.merchant_id`,
  );

export type InputRow = {
  merchant_id: bigint;
  time_zone: string;
  frequency: 'daily' | 'weekly';
  weekdays: number[] | null;
  live_on: LocalDate | null;
  closed_until: LocalDate | null;
  first_due: LocalDate | null;
  known_through: bigint;
};

/** The inputs of a run, but for merchants that were taken out of it; in the order of merchants. */
export const findInputs = (client: Queryable, runId: string) =>
  rows<InputRow>(
    client,
    sql`SELECT merchant_id, time_zone, frequency, weekdays, live_on, closed_until, first_due, known_through FROM run_input i
         WHERE run_id = ${runId}::uuid
           AND NOT EXISTS (SELECT FROM disbursement d WHERE d.run_id = i.run_id AND d.merchant_id = i.merchant_id AND d.status = 'cancelled')
         ORDER BY merchant_id`,
  );

type Days = { merchantId: bigint; from: LocalDate; to: LocalDate };
const columns = (turns: readonly Days[]) =>
  sql`unnest(${turns.map((turn) => turn.merchantId)}::bigint[], ${turns.map((turn) => turn.from)}::date[],
             ${turns.map((turn) => turn.to)}::date[]) AS t(merchant_id, period_from, period_to)`;

export type KnownSum = Omit<SumRow, 'run_id' | 'carried_minor' | 'monthly_fee_minor' | 'settled_minor'> & {
  reference: string;
};

/** What the payables that were known make of these turns, by the terms that were kept: see `sumTurns`. */
export const sumKnown = (client: Queryable, runId: string, turns: readonly Days[]) =>
  rows<KnownSum>(
    client,
    sql`SELECT i.merchant_id, m.reference, coalesce(s.currency, i.currency) AS currency, t.period_from, t.period_to,
               coalesce(s.orders, 0) AS orders, coalesce(s.gross, 0) AS gross_minor, coalesce(s.fee, 0) AS fee_minor,
               coalesce(s.sales, 0) AS sales_minor, i.reserve_ppm, i.reserve_days,
               CASE WHEN coalesce(s.currency, i.currency) = i.currency THEN i.minimum_minor ELSE 0 END AS minimum_minor
          FROM ${columns(turns)}
          JOIN run_input i ON i.run_id = ${runId}::uuid AND i.merchant_id = t.merchant_id
          JOIN merchant m ON m.id = i.merchant_id
          LEFT JOIN LATERAL (
            SELECT p.currency, (count(*) FILTER (WHERE p.kind IN ('capture', 'payment_capture')))::int AS orders,
                   sum(p.gross_minor)::bigint AS gross, sum(p.fee_minor)::bigint AS fee,
                   (sum(p.gross_minor) FILTER (WHERE p.kind IN ('capture', 'payment_capture')))::bigint AS sales
              FROM payable p WHERE p.merchant_id = i.merchant_id AND p.due_on >= t.period_from AND p.due_on < t.period_to
                               AND p.id <= i.known_through
             GROUP BY p.currency) s ON true
         WHERE s.currency IS NOT NULL OR (i.is_active AND (i.live_on IS NULL OR i.live_on < t.period_to))
         ORDER BY merchant_id, currency`,
  );

export type PricedRow = {
  fee_version_id: bigint;
  fee_tier: number;
  currency: CurrencyCode;
  gross_minor: bigint;
  fee_minor: bigint;
  payables: number;
  first_id: bigint;
};

/** What was sold in these turns, with the fee that is frozen on it: each rule and amount once. */
export const findPriced = (client: Queryable, runId: string, turns: readonly Days[]) =>
  rows<PricedRow>(
    client,
    sql`SELECT p.fee_version_id, p.fee_tier, p.currency, p.gross_minor, p.fee_minor, count(*)::int AS payables, min(p.id) AS first_id
          FROM ${columns(turns)}
          JOIN run_input i ON i.run_id = ${runId}::uuid AND i.merchant_id = t.merchant_id
          JOIN payable p ON p.merchant_id = i.merchant_id AND p.due_on >= t.period_from AND p.due_on < t.period_to
                        AND p.id <= i.known_through AND p.kind IN ('capture', 'payment_capture')
         GROUP BY p.fee_version_id, p.fee_tier, p.currency, p.gross_minor, p.fee_minor ORDER BY first_id`,
  );

export type StoredRow = {
  merchant_id: bigint;
  reference: string;
  currency: CurrencyCode;
  period_from: LocalDate;
  period_to: LocalDate;
  orders: number;
  gross_minor: bigint;
  fee_minor: bigint;
  net_minor: bigint;
  kept_minor: bigint;
  release_on: LocalDate | null;
  outcome: DisbursementOutcome;
  /** Whether it was to be paid and then was not: it keeps all of it since. */
  was_called_off: boolean;
};

/** The disbursements of a run as they stand, in the order of its lines. */
export const findStored = (client: Queryable, runId: string) =>
  rows<StoredRow>(
    client,
    sql`SELECT d.merchant_id, m.reference, d.currency, d.period_from, d.period_to, d.orders, d.gross_minor, d.fee_minor, d.net_minor,
               d.kept_minor, d.release_on, d.outcome, d.status = 'carried' AND d.outcome = 'to_pay' AS was_called_off
          FROM disbursement d JOIN merchant m ON m.id = d.merchant_id
         WHERE d.run_id = ${runId}::uuid AND d.status <> 'cancelled' ORDER BY d.merchant_id, d.currency`,
  );
