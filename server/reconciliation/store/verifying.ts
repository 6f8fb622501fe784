import { sql } from '@/server/platform/db';
import { checkByIds } from '@/server/platform/id-pages';

/** Each statement leads from its opening balance through its lines to its closing balance. */
const statements = checkByIds(
  'bank statements',
  'bank_statement',
  ({ after, to }) => sql`
    SELECT NULL::bigint AS merchant_id, format('bank statement %s: its %s lines lead to %s, it says %s lines and %s', s.id, count(l.id),
                                               s.opening_minor + s.known_minor + coalesce(sum(l.amount_minor), 0), s.lines, s.closing_minor) AS message
      FROM bank_statement s LEFT JOIN bank_statement_line l ON l.statement_id = s.id AND l.currency = s.currency
     WHERE s.id > ${after} AND s.id <= ${to} GROUP BY s.id
    HAVING count(l.id) <> s.lines OR s.opening_minor + s.known_minor + coalesce(sum(l.amount_minor), 0) <> s.closing_minor ORDER BY s.id`,
  1_000n,
);

/** Each match is the same money on both sides: lines as the bank said them, journals as they moved our bank account. */
const matches = checkByIds(
  'bank matches',
  'bank_match',
  ({ after, to }) => sql`
    WITH bank AS (
      SELECT x.match_id, sum(x.amount_minor) AS said, sum(coalesce(l.amount_minor, s.opening_minor)) AS minor,
             bool_and(x.undo_id IS NULL) AS all_live, bool_or(x.undo_id IS NULL) AS any_live
        FROM bank_match_line x LEFT JOIN bank_statement_line l ON l.id = x.line_id LEFT JOIN bank_statement s ON s.id = x.opening_of
       WHERE x.match_id > ${after} AND x.match_id <= ${to} GROUP BY x.match_id),
    books AS (
      SELECT e.match_id, sum(e.amount_minor) AS said, sum(j.minor) AS minor, bool_and(e.undo_id IS NULL) AS all_live, bool_or(e.undo_id IS NULL) AS any_live
        FROM bank_match_entry e JOIN bank_match m ON m.id = e.match_id
        LEFT JOIN LATERAL (SELECT sum(p.amount_minor) AS minor FROM posting p JOIN account a ON a.id = p.account_id
                            WHERE p.journal_id = e.journal_id AND a.code = 'bank' AND a.currency = m.currency) j ON true
       WHERE e.match_id > ${after} AND e.match_id <= ${to} GROUP BY e.match_id)
    SELECT NULL::bigint AS merchant_id, CASE
             WHEN (bank.all_live, coalesce(books.all_live, bank.all_live)) IS DISTINCT FROM (u.id IS NULL, u.id IS NULL)
                  OR bank.any_live <> bank.all_live OR coalesce(books.any_live <> books.all_live, false)
             THEN format('bank match %s is undone in part', m.id)
             ELSE format('bank match %s: the bank moved %s, the books %s', m.id, bank.minor, coalesce(books.minor, 0)) END AS message
      FROM bank_match m LEFT JOIN bank ON bank.match_id = m.id LEFT JOIN books ON books.match_id = m.id
      LEFT JOIN bank_match_undo u ON u.match_id = m.id
     WHERE m.id > ${after} AND m.id <= ${to}
       AND (bank.minor IS DISTINCT FROM coalesce(books.minor, 0) OR bank.said <> bank.minor OR books.said <> books.minor
            OR bank.all_live <> (u.id IS NULL) OR books.all_live <> (u.id IS NULL)
            OR bank.any_live <> bank.all_live OR books.any_live <> books.all_live)
     ORDER BY m.id`,
  1_000n,
);

/** What matches booked, and took back, is in the books as they say, and nothing else is. */
const bookings = checkByIds(
  'bank bookings',
  'journal',
  ({ after, to }) => sql`
    SELECT NULL::bigint AS merchant_id, format('journal %s (%s) is of no match with the bank', j.id, j.code) AS message
      FROM journal j
     WHERE j.id > ${after} AND j.id <= ${to} AND j.code IN ('statement_booked', 'statement_undone')
       AND NOT EXISTS (SELECT FROM bank_match_entry e WHERE e.journal_id = j.id AND e.match_id::text = j.cause_id AND e.kind = 'booked')
       AND NOT EXISTS (SELECT FROM bank_match_undo u WHERE u.journal_id = j.id AND u.match_id::text = j.cause_id)
     ORDER BY j.id`,
);

/** A payment is matched to a payout that was paid, a return to one that came back, by the journals of these. */
const payouts = checkByIds(
  'matched payouts',
  'bank_match_entry',
  ({ after, to }) => sql`
    SELECT a.merchant_id, format('bank match %s has the %s of payout %s, which says otherwise', e.match_id, e.kind, a.reference) AS message
      FROM bank_match_entry e JOIN payout_attempt a ON a.id = e.attempt_id JOIN journal j ON j.id = e.journal_id
     WHERE e.id > ${after} AND e.id <= ${to}
       AND (NOT EXISTS (SELECT FROM payout_event v WHERE v.attempt_id = a.id AND v.kind::text = CASE e.kind WHEN 'payment' THEN 'paid' ELSE 'returned' END)
            OR j.code <> CASE e.kind WHEN 'payment' THEN 'payout_paid' ELSE 'payout_returned' END
            OR (j.cause_kind, j.cause_id) IS DISTINCT FROM ('disbursement', a.disbursement_id::text)
            OR e.amount_minor <> CASE e.kind WHEN 'payment' THEN -a.amount_minor ELSE a.amount_minor END)
     ORDER BY e.id`,
);

export const reconciliationChecks = [statements, matches, bookings, payouts];
