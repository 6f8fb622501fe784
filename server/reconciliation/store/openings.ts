import type { LocalDate } from '@/server/kernel/calendar';
import { type Queryable, rows, sql } from '@/server/platform/db';

type BeforeRow = {
  kind: 'payment' | 'return' | 'books';
  journal_id: bigint;
  amount_minor: bigint;
  attempt_id: bigint | null;
};

/**
 * What the books had moved on the bank account before the first statement of all in its currency, and no match has: it lies
 * in the opening balance. Nothing for the first statement of a further account.
 */
export const findBefore = (client: Queryable, of: { statementId: bigint; currency: string; opensOn: LocalDate }) =>
  rows<BeforeRow>(
    client,
    sql`WITH posted AS (
          SELECT j.id, j.code, j.cause_id, sum(p.amount_minor)::bigint AS amount_minor
            FROM account a JOIN posting p ON p.account_id = a.id JOIN journal j ON j.id = p.journal_id
           WHERE a.code = 'bank' AND a.currency = ${of.currency} AND p.effective_on < ${of.opensOn}::date
             AND j.code NOT IN ('statement_booked', 'statement_undone')
             AND NOT EXISTS (SELECT FROM bank_match_entry e WHERE e.journal_id = j.id AND e.undo_id IS NULL)
             AND NOT EXISTS (SELECT FROM bank_statement s WHERE s.currency = ${of.currency} AND s.id <> ${of.statementId} AND s.opens_on <= ${of.opensOn}::date)
           GROUP BY j.id HAVING sum(p.amount_minor) <> 0),
        payout AS (
          SELECT j.id, row_number() OVER (PARTITION BY j.cause_id, j.code ORDER BY j.id) AS n, j.code, j.cause_id
            FROM journal j WHERE j.cause_kind = 'disbursement' AND (j.code, j.cause_id) IN (SELECT code, cause_id FROM posted WHERE code IN ('payout_paid', 'payout_returned'))),
        step AS (
          SELECT e.attempt_id, 'payout_' || e.kind AS code, t.disbursement_id::text AS cause_id,
                 row_number() OVER (PARTITION BY t.disbursement_id, e.kind ORDER BY e.id) AS n
            FROM payout_attempt t JOIN payout_event e ON e.attempt_id = t.id
           WHERE e.kind IN ('paid', 'returned') AND t.disbursement_id::text IN (SELECT cause_id FROM payout))
        SELECT CASE o.code WHEN 'payout_paid' THEN 'payment' WHEN 'payout_returned' THEN 'return' ELSE 'books' END AS kind,
               o.id AS journal_id, o.amount_minor, s.attempt_id
          FROM posted o LEFT JOIN payout p ON p.id = o.id LEFT JOIN step s ON s.code = p.code AND s.cause_id = p.cause_id AND s.n = p.n
         ORDER BY o.id`,
  );
