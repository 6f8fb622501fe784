import { pool, rows, sql } from '@/server/platform/db';

/** One sum that the books tell differently from the rows that they are about. */
export type Discrepancy = { code: string; merchantId: bigint | null; currency: string; books: string; rows: string };

/**
 * Compares every account with the payables and disbursements behind it, and every disbursement with its payables. Empty
 * when each payable is owed once, in its disbursement or outside of any, and the books say the same to the last unit.
 */
export const findDiscrepancies = (): Promise<Discrepancy[]> =>
  rows<Discrepancy>(
    pool(),
    sql`WITH placed AS (
          SELECT p.*, d.id AS disbursement_id, CASE WHEN d.id IS NOT NULL THEN 'merchant_disbursement'
                   WHEN p.due_on <= m.settled_through THEN 'merchant_available' ELSE 'merchant_payable' END AS stands_on,
                 CASE WHEN p.kind = 'capture' THEN 'order_clearing'
                      WHEN p.kind IN ('carried', 'reserve_released') THEN 'merchant_disbursement' ELSE 'provider_receivable' END AS collected_on
            FROM payable p JOIN merchant m ON m.id = p.merchant_id
            LEFT JOIN disbursement d ON d.merchant_id = p.merchant_id AND d.currency = p.currency AND d.status <> 'cancelled'
                                    AND p.due_on >= d.period_from AND p.due_on < d.period_to),
        -- What left a disbursement for the bank and did not come back, by what is known of its attempts.
        sent AS (
          SELECT a.merchant_id, a.currency, a.amount_minor,
                 CASE WHEN EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.kind = 'paid') THEN 'bank'
                      ELSE 'payout_in_transit' END AS stands_on
            FROM payout_attempt a JOIN alive_payout_attempt alive ON alive.id = a.id),
        -- What a disbursement kept left it by a payable of its own, whose gross comes from there; each side is a row here.
        expected AS (SELECT code, merchant_id, currency, sum(minor) AS minor FROM (
          SELECT collected_on AS code, merchant_id, currency, sum(gross_minor) AS minor FROM placed GROUP BY 1, 2, 3
          UNION ALL SELECT 'fee_revenue', merchant_id, currency, -sum(fee_minor) FROM payable GROUP BY 2, 3
          UNION ALL SELECT 'fee_revenue', merchant_id, currency, -sum(amount_minor) FROM monthly_fee WHERE NOT is_deducted GROUP BY 2, 3
          UNION ALL SELECT 'merchant_fees', merchant_id, currency, sum(amount_minor) FROM monthly_fee WHERE NOT is_deducted GROUP BY 2, 3
          UNION ALL SELECT 'merchant_disbursement', merchant_id, currency, sum(amount_minor) FROM sent GROUP BY 2, 3
          UNION ALL SELECT stands_on AS code, merchant_id, currency, -sum(amount_minor) FROM sent GROUP BY 1, 2, 3
          UNION ALL SELECT stands_on, merchant_id, currency, -sum(net_minor) FROM placed GROUP BY 1, 2, 3) parts GROUP BY 1, 2, 3),
        books AS (
          SELECT a.code, a.merchant_id, a.currency, sum(p.amount_minor) AS minor
            FROM posting p JOIN account a ON a.id = p.account_id GROUP BY a.code, a.merchant_id, a.currency)
        SELECT code, nullif(m, 0) AS "merchantId", currency, coalesce(books.minor, 0)::text AS books,
               coalesce(expected.minor, 0)::text AS rows
          FROM (SELECT *, coalesce(merchant_id, 0) AS m FROM books) books
          FULL JOIN (SELECT *, coalesce(merchant_id, 0) AS m FROM expected) expected USING (code, m, currency)
         WHERE coalesce(books.minor, 0) <> coalesce(expected.minor, 0)
        UNION ALL
        SELECT 'disbursement ' || d.id, d.merchant_id, d.currency, format('%s orders, %s - %s', d.orders, d.gross_minor, d.fee_minor),
               format('%s orders, %s - %s', count(p.id) FILTER (WHERE p.kind IN ('capture', 'payment_capture')), coalesce(sum(p.gross_minor), 0), coalesce(sum(p.fee_minor), 0))
          FROM disbursement d LEFT JOIN placed p ON p.disbursement_id = d.id
         WHERE d.status <> 'cancelled'
         GROUP BY d.id
        HAVING (d.orders, d.gross_minor, d.fee_minor)
               <> (count(p.id) FILTER (WHERE p.kind IN ('capture', 'payment_capture')), coalesce(sum(p.gross_minor), 0), coalesce(sum(p.fee_minor), 0))`,
  );
