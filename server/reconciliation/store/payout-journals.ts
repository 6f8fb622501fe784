import { type Sql, sql } from '@/server/platform/db';

/**
 * The journal of each payment and return of these disbursements, with the attempt. Attempts come one after the other, and
 * each end is said and booked in one transaction: the n-th that was paid is in the n-th journal of its kind.
 *
 * @param disbursements a query of their ids
 */
export const payoutJournals = (disbursements: Sql) => sql`
  SELECT s.attempt_id, CASE s.code WHEN 'payout_paid' THEN 'payment' ELSE 'return' END AS kind, p.id AS journal_id
    FROM (SELECT e.attempt_id, a.disbursement_id::text AS cause_id, 'payout_' || e.kind AS code,
                 row_number() OVER (PARTITION BY a.disbursement_id, e.kind ORDER BY e.id) AS n
            FROM payout_attempt a JOIN payout_event e ON e.attempt_id = a.id
           WHERE e.kind IN ('paid', 'returned') AND a.disbursement_id IN (${disbursements})) s
    JOIN (SELECT j.id, j.cause_id, j.code, row_number() OVER (PARTITION BY j.cause_id, j.code ORDER BY j.id) AS n
            FROM journal j
           WHERE j.cause_kind = 'disbursement' AND j.code IN ('payout_paid', 'payout_returned')
             AND j.cause_id IN (SELECT of.id::text FROM (${disbursements}) AS of(id))) p USING (cause_id, code, n)`;
