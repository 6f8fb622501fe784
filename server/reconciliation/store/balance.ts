import type { LocalDate } from '@/server/kernel/calendar';
import { type Queryable, rows, sql } from '@/server/platform/db';

export type PartRow = {
  part: 'openLines' | 'notOnStatement' | 'otherDay' | 'openings' | 'gaps';
  count: number;
  minor: bigint;
};

/**
 * Why the books differ from the bank at the end of a statement. Each thing that is in one and not in the other stands in one
 * part: the difference is notOnStatement + otherDay − openLines − openings − gaps, to the cent, whatever was matched.
 */
export const explainBalance = (client: Queryable, of: { id: bigint; currency: string; closesOn: LocalDate }) =>
  rows<PartRow>(
    client,
    sql`WITH through AS (
          SELECT s.id, s.account, s.opening_minor, s.known_minor, s.closing_minor,
                 lag(s.closing_minor) OVER (PARTITION BY s.account ORDER BY s.closes_on, s.id) AS before_minor
            FROM bank_statement s WHERE s.currency = ${of.currency} AND (s.closes_on, s.id) <= (${of.closesOn}::date, ${of.id})),
        line AS (SELECT l.id, l.amount_minor FROM bank_statement_line l JOIN through t ON t.id = l.statement_id),
        held AS (SELECT m.match_id, m.line_id, m.opening_of, m.amount_minor FROM bank_match_line m WHERE m.undo_id IS NULL),
        entry AS (SELECT e.match_id, e.journal_id FROM bank_match_entry e WHERE e.undo_id IS NULL),
        booked AS (
          SELECT p.journal_id, sum(p.amount_minor) AS amount_minor FROM posting p JOIN account a ON a.id = p.account_id
           WHERE a.code = 'bank' AND a.currency = ${of.currency} AND p.effective_on <= ${of.closesOn}::date GROUP BY p.journal_id),
        by_match AS (
          SELECT match_id, sum(minor) AS minor FROM (
            SELECT e.match_id, b.amount_minor AS minor FROM entry e JOIN booked b ON b.journal_id = e.journal_id UNION ALL
            SELECT h.match_id, -h.amount_minor FROM held h
             WHERE h.line_id IN (SELECT id FROM line) OR h.opening_of IN (SELECT id FROM through)) moved GROUP BY match_id)
        SELECT 'openLines' AS part, count(*)::int AS count, coalesce(sum(amount_minor), 0)::bigint AS minor
          FROM line WHERE id NOT IN (SELECT line_id FROM held WHERE line_id IS NOT NULL) UNION ALL
        SELECT 'notOnStatement', count(*) FILTER (WHERE j.code NOT IN ('statement_booked', 'statement_undone'))::int, coalesce(sum(b.amount_minor), 0)::bigint
          FROM booked b JOIN journal j ON j.id = b.journal_id WHERE b.journal_id NOT IN (SELECT journal_id FROM entry) UNION ALL
        SELECT 'otherDay', count(*)::int, coalesce(sum(minor), 0)::bigint FROM by_match WHERE minor <> 0 UNION ALL
        SELECT 'openings', count(*)::int, coalesce(sum(opening_minor), 0)::bigint FROM through
         WHERE before_minor IS NULL AND opening_minor <> 0 AND id NOT IN (SELECT opening_of FROM held WHERE opening_of IS NOT NULL) UNION ALL
        SELECT 'gaps', count(*)::int, coalesce(sum(opening_minor + known_minor - before_minor), 0)::bigint FROM through
         WHERE opening_minor + known_minor <> before_minor`,
  );
