import { sql } from '@/server/platform/db';
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

export const disbursementChecks = [sums, periods];
