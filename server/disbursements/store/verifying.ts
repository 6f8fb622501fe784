import type { Check } from '@/server/kernel/finding';
import { pool, rows, sql } from '@/server/platform/db';
import { checkByIds } from '@/server/platform/id-pages';

/** Every disbursement is as much as the payables of its period. */
const sums = checkByIds(
  'disbursements',
  'disbursement',
  ({ after, to }) => sql`
    SELECT d.merchant_id, format('disbursement %s says %s sales, %s - %s = %s %s; its payables make %s sales, %s - %s', d.id, d.orders,
                                 d.gross_minor, d.fee_minor, d.net_minor, d.currency, s.sales, s.gross, s.fee) AS message
      FROM disbursement d CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE p.kind IN ('capture', 'payment_capture')) AS sales,
               coalesce(sum(p.gross_minor), 0) AS gross, coalesce(sum(p.fee_minor), 0) AS fee
          FROM payable p WHERE p.merchant_id = d.merchant_id AND p.currency = d.currency
           AND p.due_on >= d.period_from AND p.due_on < d.period_to) s
     WHERE d.id > ${after} AND d.id <= ${to} AND d.status <> 'cancelled'
       AND (d.orders, d.gross_minor, d.fee_minor, d.net_minor) IS DISTINCT FROM (s.sales, s.gross, s.fee, s.gross - s.fee)
     ORDER BY d.id`,
  2_000n,
);

/** No payable is in two: the periods of one merchant and currency are apart. */
const periods = checkByIds(
  'periods',
  'merchant',
  ({ after, to }) => sql`
    SELECT merchant_id, format('disbursements %s and %s both hold %s', before, id, period_from) AS message FROM (
      SELECT id, merchant_id, period_from, lag(id) OVER own AS before, max(period_to) OVER (own ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS closed_until
        FROM disbursement WHERE merchant_id > ${after} AND merchant_id <= ${to} AND status <> 'cancelled'
      WINDOW own AS (PARTITION BY merchant_id, currency ORDER BY period_from, id)) d
     WHERE period_from < closed_until ORDER BY merchant_id, id`,
  2_000n,
);

/** What a disbursement keeps is owed on, to the last unit, by payables of its own; what is only planned keeps nothing yet. */
const kept = checkByIds(
  'kept amounts',
  'disbursement',
  ({ after, to }) => sql`
    SELECT d.merchant_id, format('disbursement %s keeps %s %s, and %s is owed on for it', d.id, CASE WHEN d.status IN ('planned', 'cancelled')
                                 THEN 0 ELSE d.kept_minor END, d.currency, coalesce(p.minor, 0)) AS message
      FROM disbursement d LEFT JOIN (
        SELECT source_id, merchant_id, currency, sum(net_minor) AS minor FROM payable
         WHERE kind IN ('carried', 'reserve_released') AND source_id > ${after} AND source_id <= ${to}
         GROUP BY source_id, merchant_id, currency) p
        ON p.source_id = d.id AND p.merchant_id = d.merchant_id AND p.currency = d.currency
     WHERE d.id > ${after} AND d.id <= ${to}
       AND coalesce(p.minor, 0) <> CASE WHEN d.status IN ('planned', 'cancelled') THEN 0 ELSE d.kept_minor END
     ORDER BY d.id`,
);

/** A minimum monthly fee is taken once: by a payable of its amount, or by a journal beside the disbursements. */
const monthlyFees = checkByIds(
  'monthly fees',
  'monthly_fee',
  ({ after, to }) => sql`
    SELECT f.merchant_id, format('the monthly fee %s of %s is %s %s, and %s is %s', f.id, to_char(f.month, 'YYYY-MM'), f.amount_minor,
                                 f.currency, t.minor, CASE WHEN f.is_deducted THEN 'deducted' ELSE 'booked' END) AS message
      FROM monthly_fee f CROSS JOIN LATERAL (
        SELECT CASE WHEN f.is_deducted
          THEN (SELECT coalesce(sum(p.fee_minor), 0) FROM payable p WHERE p.kind = 'monthly_fee' AND p.source_id = f.id
                   AND p.merchant_id = f.merchant_id AND p.currency = f.currency AND p.gross_minor = 0)
          ELSE (SELECT coalesce(sum(q.amount_minor), 0) FROM posting q JOIN account a ON a.id = q.account_id
                 WHERE q.journal_id = f.journal_id AND a.code = 'merchant_fees' AND a.merchant_id = f.merchant_id AND a.currency = f.currency)
          END AS minor) t
     WHERE f.id > ${after} AND f.id <= ${to} AND t.minor <> f.amount_minor ORDER BY f.id`,
);

/**
 * Every run gives what its hash is of, and pays what was approved. Where something was called off after it was approved,
 * that line keeps more than it did: then only a replay tells.
 */
const hashes: Check = {
  name: 'run hashes',
  async *run() {
    const name = 'run hashes';
    const runs = await rows<{ id: string; calculated: boolean; approved: boolean }>(
      pool(),
      sql`SELECT id, hash = run_calculation_hash(id) AS calculated, coalesce(approved_hash = run_hash(id), true) AS approved FROM run r
           WHERE hash IS NOT NULL AND status NOT IN ('cancelled', 'rejected', 'failed', 'calculating')
             AND NOT EXISTS (SELECT FROM disbursement d WHERE d.run_id = r.id AND d.status = 'carried' AND d.outcome = 'to_pay')
           ORDER BY id`,
    );
    for (const { id, calculated, approved } of runs) {
      if (!calculated)
        yield { check: name, merchantId: null, message: `run ${id} gives other than it was calculated to` };
      else if (!approved) yield { check: name, merchantId: null, message: `run ${id} pays other than was approved` };
    }
    return runs.length;
  },
};

export const disbursementChecks = [sums, periods, kept, monthlyFees, hashes];
