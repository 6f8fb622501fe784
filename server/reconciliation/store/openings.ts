import type { LocalDate } from '@/server/kernel/calendar';
import { type Queryable, rows, sql } from '@/server/platform/db';
import { payoutJournals } from './payout-journals';

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
           GROUP BY j.id HAVING sum(p.amount_minor) <> 0)
        SELECT CASE o.code WHEN 'payout_paid' THEN 'payment' WHEN 'payout_returned' THEN 'return' ELSE 'books' END AS kind,
               o.id AS journal_id, o.amount_minor, s.attempt_id
          FROM posted o LEFT JOIN (${payoutJournals(sql`SELECT cause_id::bigint FROM posted WHERE code IN ('payout_paid', 'payout_returned')`)}) s
               ON s.journal_id = o.id
         ORDER BY o.id`,
  );
