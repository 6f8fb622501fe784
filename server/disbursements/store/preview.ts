import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { type Queryable, rows, sql } from '@/server/platform/db';
import { isOver, type Scope } from './calculation';
import type { Planned } from './turns';

/** The next merchants of a run, for who only looks. */
export const findNextMerchants = (client: Queryable, scope: Scope, after: bigint, limit: number) =>
  rows<{ id: bigint; status: 'onboarding' | 'active' | 'on_hold' | 'closed' }>(
    client,
    sql`SELECT id, status FROM merchant WHERE id > ${after} AND ${isOver(scope)} ORDER BY id LIMIT ${limit}`,
  );

export type UsualRow = {
  merchant_id: bigint;
  currency: CurrencyCode;
  count: number;
  last_net_minor: bigint;
  low_minor: bigint;
  high_minor: bigint;
  was_paid_last: boolean;
  has_other_rates: boolean;
};

/**
 * What merchants got in their latest twelve disbursements in which they had orders, whether the very latest paid anything,
 * and whether rates came into force since it began: by a schedule of their own, or else that of all.
 *
 * @param of each with the end of the days that it would be paid for
 */
export const findUsual = (client: Queryable, of: readonly { merchantId: bigint; periodTo: LocalDate }[]) =>
  rows<UsualRow>(
    client,
    sql`SELECT u.*, l.was_paid_last,
               EXISTS (SELECT FROM fee_version v JOIN fee_schedule s ON s.id = v.schedule_id
                        WHERE s.currency = u.currency AND v.starts_on > l.period_from AND v.starts_on < u.period_to
                          AND (s.merchant_id = u.merchant_id OR s.merchant_id IS NULL AND NOT EXISTS (
                                 SELECT FROM fee_version w JOIN fee_schedule own ON own.id = w.schedule_id
                                  WHERE own.merchant_id = u.merchant_id AND own.currency = s.currency AND own.name = s.name
                                    AND w.starts_on <= v.starts_on))) AS has_other_rates
          FROM (SELECT a.merchant_id, a.period_to, d.currency, count(*)::int AS count,
                       (array_agg(d.net_minor ORDER BY d.period_to DESC))[1] AS last_net_minor,
                       percentile_disc(0.05) WITHIN GROUP (ORDER BY d.net_minor) AS low_minor,
                       percentile_disc(0.95) WITHIN GROUP (ORDER BY d.net_minor) AS high_minor
                  FROM unnest(${of.map(({ merchantId }) => merchantId)}::bigint[],
                              ${of.map(({ periodTo }) => periodTo)}::date[]) AS a(merchant_id, period_to)
                 CROSS JOIN LATERAL (SELECT currency, net_minor, period_to FROM disbursement
                                      WHERE merchant_id = a.merchant_id AND status <> 'cancelled' AND orders > 0
                                      ORDER BY period_to DESC LIMIT 12) d
                 GROUP BY a.merchant_id, a.period_to, d.currency) u
         CROSS JOIN LATERAL (SELECT net_minor > kept_minor AS was_paid_last, period_from FROM disbursement
                              WHERE merchant_id = u.merchant_id AND currency = u.currency AND status <> 'cancelled'
                              ORDER BY period_to DESC LIMIT 1) l`,
  );

export type NamedRow = {
  id: bigint;
  reference: string;
  name: string;
  /** From when each of its accounts is paid to. */
  accounts: { currency: string; payableFrom: string }[];
};

/** What these merchants are called, and where they are paid. */
export const findMerchantsOf = (client: Queryable, merchantIds: bigint[]) =>
  rows<NamedRow>(
    client,
    sql`SELECT m.id, m.reference, m.name, coalesce(a.accounts, '[]') AS accounts
          FROM merchant m
          LEFT JOIN (SELECT merchant_id, json_agg(json_build_object('currency', currency, 'payableFrom', payable_from)) AS accounts
                       FROM active_bank_account GROUP BY merchant_id) a ON a.merchant_id = m.id
         WHERE m.id = ANY(${merchantIds}::bigint[])`,
  ).then((found) => new Map(found.map((row) => [row.id, row])));

/** The hash that a run would be submitted with, were it calculated now: as `run_hash` makes it of what is written. */
export const hashPlanned = (client: Queryable, planned: readonly Planned[]) => {
  const each = <T>(value: (row: Planned) => T) => planned.map(value);
  return rows<{ hash: string }>(
    client,
    sql`SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY merchant_id, currency), ''), 'UTF8')), 'hex') AS hash
          FROM (SELECT p.merchant_id, p.currency,
                       disbursement_line(m.reference, p.currency, p.period_from, p.period_to, p.orders, p.gross, p.fee, p.gross - p.fee,
                                         p.kept, p.release_on, p.outcome)
                       || '|' || CASE WHEN p.gross - p.fee = p.kept THEN '' ELSE coalesce(a.id::text, '-') END AS line
                  FROM unnest(${each((row) => row.merchant_id)}::bigint[], ${each((row) => row.currency)}::text[],
                              ${each((row) => row.period_from)}::date[], ${each((row) => row.period_to)}::date[],
                              ${each((row) => row.orders)}::int[], ${each((row) => row.gross_minor)}::bigint[],
                              ${each((row) => row.fee_minor)}::bigint[], ${each((row) => row.keptMinor)}::bigint[],
                              ${each((row) => row.releaseOn)}::date[], ${each((row) => row.outcome)}::text[])
                       AS p(merchant_id, currency, period_from, period_to, orders, gross, fee, kept, release_on, outcome)
                  JOIN merchant m ON m.id = p.merchant_id
                  LEFT JOIN active_bank_account a ON a.merchant_id = p.merchant_id AND a.currency = p.currency) lines`,
  ).then((found) => found[0]?.hash as string);
};
