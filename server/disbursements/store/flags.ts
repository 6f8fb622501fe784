import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import { flagLimits } from '../domain/flags';

/** What is about to be paid to one merchant in one currency. */
export type Paying = {
  disbursementId: bigint | null;
  merchant_id: bigint;
  currency: CurrencyCode;
  period_from: LocalDate;
  period_to: LocalDate;
  net_minor: bigint;
  keptMinor: bigint;
};

/** What a run pays, as it stands. */
export const findPaying = (client: Queryable, runId: string) =>
  rows<Paying>(
    client,
    sql`SELECT id AS "disbursementId", merchant_id, currency, period_from, period_to, net_minor, kept_minor AS "keptMinor"
          FROM disbursement WHERE run_id = ${runId}::uuid AND status <> 'cancelled' AND net_minor > kept_minor
         ORDER BY merchant_id, currency`,
  );

export type SignalRow = {
  /** Which of those that were asked about, from 1. */
  place: bigint;
  reference: string;
  name: string;
  masked: string | null;
  is_paid_before: boolean;
  changed_at: Date | null;
  shared_with: string[] | null;
  payouts: number;
  high_minor: bigint | null;
  sales_minor: bigint;
  refunds: number;
  refunds_minor: bigint;
  later_minor: bigint;
};

const asked = (paying: readonly Paying[]) => sql`
  unnest(${paying.map((row) => row.merchant_id)}::bigint[], ${paying.map((row) => row.currency)}::text[],
         ${paying.map((row) => row.period_from)}::date[], ${paying.map((row) => row.period_to)}::date[])
    WITH ORDINALITY AS a(merchant_id, currency, period_from, period_to, place)`;

/** Of each: its account, its past payouts, what was taken back on its days, and what is booked for later ones. */
export const gatherSignals = (client: Queryable, paying: readonly Paying[]) =>
  rows<SignalRow>(
    client,
    sql`WITH active AS MATERIALIZED (SELECT * FROM active_bank_account),
             shared AS (
               SELECT fingerprint, array_agg(m.reference ORDER BY m.reference) AS merchants
                 FROM (SELECT DISTINCT fingerprint, merchant_id FROM active) one JOIN merchant m ON m.id = merchant_id
                GROUP BY fingerprint HAVING count(*) > 1)
        SELECT a.place, m.reference, m.name, acc.masked,
               EXISTS (SELECT FROM disbursement d JOIN bank_account b ON b.id = d.bank_account_id
                        WHERE d.merchant_id = a.merchant_id AND b.fingerprint = acc.fingerprint
                          AND d.status IN ('submitted', 'paid')) AS is_paid_before,
               CASE WHEN EXISTS (SELECT FROM bank_account b JOIN bank_account_decision c ON c.bank_account_id = b.id
                                  WHERE b.merchant_id = a.merchant_id AND b.currency = a.currency AND b.version < acc.version
                                    AND c.decision = 'confirmed' AND b.fingerprint <> acc.fingerprint)
                    THEN acc.confirmed_at END AS changed_at,
               array_remove(shared.merchants, m.reference) AS shared_with,
               past.payouts, past.high_minor, own.sales_minor, own.refunds, own.refunds_minor, later.later_minor
          FROM ${asked(paying)}
          JOIN merchant m ON m.id = a.merchant_id
          LEFT JOIN active acc ON acc.merchant_id = a.merchant_id AND acc.currency = a.currency
          LEFT JOIN shared ON shared.fingerprint = acc.fingerprint
         CROSS JOIN LATERAL (
           SELECT count(*)::int AS payouts, percentile_disc(0.95) WITHIN GROUP (ORDER BY paid) AS high_minor
             FROM (SELECT d.net_minor - d.kept_minor AS paid FROM disbursement d
                    WHERE d.merchant_id = a.merchant_id AND d.currency = a.currency AND d.status <> 'cancelled'
                      AND d.net_minor > d.kept_minor AND d.period_to <= a.period_from
                    ORDER BY d.period_to DESC LIMIT ${flagLimits.pastPayouts}) latest) past
         CROSS JOIN LATERAL (
           SELECT coalesce(sum(p.gross_minor) FILTER (WHERE p.kind IN ('capture', 'payment_capture')), 0)::bigint AS sales_minor,
                  (count(*) FILTER (WHERE p.kind IN ('refund', 'dispute')))::int AS refunds,
                  coalesce(-sum(p.gross_minor) FILTER (WHERE p.kind IN ('refund', 'dispute')), 0)::bigint AS refunds_minor
             FROM payable p WHERE p.merchant_id = a.merchant_id AND p.currency = a.currency
              AND p.due_on >= a.period_from AND p.due_on < a.period_to) own
         CROSS JOIN LATERAL (
           SELECT coalesce(sum(p.gross_minor - p.fee_minor), 0)::bigint AS later_minor
             FROM unnest(datemultirange(daterange(a.period_to, NULL)) - coalesce((
                    SELECT range_agg(daterange(d.period_from, d.period_to)) FROM disbursement d
                     WHERE d.merchant_id = a.merchant_id AND d.currency = a.currency AND d.status <> 'cancelled'
                       AND d.period_to > a.period_to), '{}')) AS open(days)
             JOIN payable p ON p.merchant_id = a.merchant_id AND p.currency = a.currency
              AND p.due_on >= lower(open.days) AND p.due_on < coalesce(upper(open.days), 'infinity')) later
         ORDER BY a.place`,
  );

/** References of orders that are sold more than once on the days of one of these: the same but for case and blanks. */
export const findRepeated = (client: Queryable, paying: readonly Paying[]) =>
  rows<{ place: bigint; found: string[] }>(
    client,
    sql`SELECT place, array_agg(DISTINCT reference ORDER BY reference) AS found
          FROM (SELECT a.place, array_agg(DISTINCT o.external_reference) AS written
                  FROM ${asked(paying)}
                  JOIN payable p ON p.merchant_id = a.merchant_id AND p.currency = a.currency
                   AND p.due_on >= a.period_from AND p.due_on < a.period_to AND p.kind IN ('capture', 'payment_capture')
                  JOIN "order" o ON o.id = CASE p.kind WHEN 'capture' THEN p.source_id ELSE p.order_id END
                 GROUP BY a.place, lower(translate(o.external_reference, E' \\t\\n', '')) HAVING count(*) > 1) twice
         CROSS JOIN unnest(written) AS reference
         GROUP BY place`,
  ).then((found) => new Map(found.map((row) => [Number(row.place), row.found])));

export type KeptFlagsRow = { hash: string; flags: unknown; looked_at: Date };

/** The flags that were written down with what was submitted or approved, of exactly this hash; null: of the latest. */
export const findKeptFlags = (client: Queryable, runId: string, hash: string | null) =>
  rows<KeptFlagsRow>(
    client,
    sql`SELECT hash, flags, looked_at FROM run_flags
         WHERE run_id = ${runId}::uuid AND hash = coalesce(${hash}::text, hash) ORDER BY looked_at DESC LIMIT 1`,
  ).then((found) => found[0] ?? null);

export const insertFlags = (client: Queryable, of: { runId: string; hash: string; flags: unknown; at: Date }) =>
  execute(
    client,
    sql`INSERT INTO run_flags (run_id, hash, flags, looked_at)
        VALUES (${of.runId}::uuid, ${of.hash}, ${JSON.stringify(of.flags)}::jsonb, ${of.at}) ON CONFLICT DO NOTHING`,
  );
