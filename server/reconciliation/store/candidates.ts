import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import { isOpen, type LineRow, lineColumns } from './lines';
import { payoutJournals } from './payout-journals';

/** The lines of a currency that are in no match, the oldest first. */
export const findOpenLines = (client: Queryable, currency: string, ids?: bigint[]) =>
  rows<LineRow>(
    client,
    sql`SELECT ${lineColumns}, NULL::bigint AS match_id FROM bank_statement_line l
         WHERE l.currency = ${currency} AND ${isOpen} ${ids === undefined ? empty : sql`AND l.id = ANY(${ids}::bigint[])`}
         ORDER BY l.booked_on, l.id`,
  );

/** The currency of these lines, whether they are open or not. */
export const findCurrencies = (client: Queryable, ids: bigint[]) =>
  rows<{ currency: CurrencyCode; lines: number }>(
    client,
    sql`SELECT currency, count(*)::int AS lines FROM bank_statement_line WHERE id = ANY(${ids}::bigint[]) GROUP BY currency`,
  );

export type SentRow = {
  attempt_id: bigint;
  disbursement_id: bigint;
  merchant_name: string;
  reference: string;
  batch_reference: string | null;
  amount_minor: bigint;
  sent_on: LocalDate;
  returned_on: LocalDate | null;
  status: 'under_way' | 'paid' | 'returned';
  is_matched: boolean;
  /** People withdrew it, and nothing left in its place. */
  is_withdrawn: boolean;
  is_return_matched: boolean;
};

/** References as banks give them back: without what they may drop. */
const bare = (column: Sql) => sql`upper(regexp_replace(${column}, '[^A-Za-z0-9]', '', 'g'))`;

/**
 * What open lines name: one transfer, or the parts of what is booked as one; without either the file, or whatever of ours
 * stands in the text. With the most that went out under the name.
 */
const namedByOpenLines = (currency: string) => sql`
  SELECT ${bare(sql`r.reference`)} AS reference, max(-l.amount_minor) AS most_minor FROM bank_statement_line l CROSS JOIN LATERAL (
    SELECT l.end_to_end_id WHERE coalesce(cardinality(l.parts), 0) = 0 UNION ALL SELECT unnest(l.parts)
    UNION ALL SELECT l.batch_reference WHERE l.end_to_end_id IS NULL AND coalesce(cardinality(l.parts), 0) = 0
    UNION ALL SELECT found[1] FROM regexp_matches(${bare(sql`l.text`)}, '(CHP[0-9]{12}|CHF[0-9]{10})', 'g') AS found
               WHERE l.end_to_end_id IS NULL AND l.batch_reference IS NULL AND coalesce(cardinality(l.parts), 0) = 0) AS r(reference)
   WHERE l.currency = ${currency} AND ${isOpen} AND r.reference IS NOT NULL GROUP BY 1`;
const isIn = (reference: Sql) => sql`${bare(reference)} IN (SELECT reference FROM named)`;

/**
 * What was sent and can be on a statement: payments and returns that no match has yet, and what an open line names though it
 * has. An attempt that failed never left; what people withdrew may have, where a line names it and nothing replaced it.
 *
 * @param ids these alone
 */
export const findSent = (client: Queryable, currency: string, ids?: bigint[]) =>
  rows<SentRow>(
    client,
    sql`WITH held AS (SELECT e.attempt_id, e.kind FROM bank_match_entry e WHERE e.undo_id IS NULL AND e.attempt_id IS NOT NULL),
        named AS (${namedByOpenLines(currency)})
        SELECT a.id AS attempt_id, a.disbursement_id, m.name AS merchant_name, a.reference, f.message_id AS batch_reference, a.amount_minor,
               (coalesce(e.sent_at, a.created_at) AT TIME ZONE 'UTC')::date AS sent_on, (e.returned_at AT TIME ZONE 'UTC')::date AS returned_on,
               CASE WHEN w.id IS NULL THEN coalesce(e.ended, 'under_way') ELSE 'under_way' END AS status,
               EXISTS (SELECT FROM held WHERE attempt_id = a.id AND kind = 'payment') AS is_matched, w.id IS NOT NULL AS is_withdrawn,
               EXISTS (SELECT FROM held WHERE attempt_id = a.id AND kind = 'return') AS is_return_matched
          FROM payout_attempt a JOIN merchant m ON m.id = a.merchant_id LEFT JOIN payout_file f ON f.id = a.file_id
          LEFT JOIN LATERAL (SELECT min(at) FILTER (WHERE kind IN ('sending', 'accepted')) AS sent_at,
                                    min(at) FILTER (WHERE kind = 'returned') AS returned_at,
                                    (array_agg(kind::text ORDER BY id DESC) FILTER (WHERE kind IN ('paid', 'failed', 'returned')))[1] AS ended
                               FROM payout_event WHERE attempt_id = a.id) e ON true
          LEFT JOIN withdrawn_payout_attempt w ON w.id = a.id
         WHERE a.currency = ${currency} AND (e.ended IS DISTINCT FROM 'failed' OR w.id IS NOT NULL)
           ${
             ids === undefined
               ? sql`AND ((w.id IS NULL AND a.id NOT IN (SELECT attempt_id FROM held WHERE kind = 'payment'))
                      OR (e.ended = 'returned' AND a.id NOT IN (SELECT attempt_id FROM held WHERE kind = 'return'))
                      OR ${isIn(sql`a.reference`)} OR (w.id IS NOT NULL AND ${isIn(sql`f.message_id`)}))`
               : sql`AND a.id = ANY(${ids}::bigint[])`
           }
         ORDER BY a.id`,
  );

/**
 * Attempts that count as failed for good, and that an open line names all the same; by the name of their file, where it was
 * people who said so.
 */
export const findPaidThoughFailed = (client: Queryable, currency: string) =>
  rows<{ attempt_id: bigint }>(
    client,
    sql`WITH named AS MATERIALIZED (${namedByOpenLines(currency)}),
        found AS MATERIALIZED (
          SELECT a.id, bool_or(n.reference = ${bare(sql`a.reference`)}) AS is_itself
            FROM payout_attempt a LEFT JOIN payout_file f ON f.id = a.file_id
            JOIN named n ON n.reference IN (${bare(sql`a.reference`)}, ${bare(sql`f.message_id`)}) AND n.most_minor >= a.amount_minor
           WHERE a.currency = ${currency} GROUP BY a.id)
        SELECT a.id AS attempt_id FROM found a CROSS JOIN LATERAL (
          SELECT e.kind, e.source FROM payout_event e WHERE e.attempt_id = a.id AND e.kind IN ('paid', 'failed', 'returned')
           ORDER BY e.id DESC LIMIT 1) e
         WHERE e.kind = 'failed' AND (a.is_itself OR e.source = 'staff')
           AND NOT EXISTS (SELECT FROM withdrawn_payout_attempt w WHERE w.id = a.id) ORDER BY a.id`,
  ).then((found) => found.map((row) => row.attempt_id));

export type BooksRow = {
  journal_id: bigint;
  code: string;
  cause_kind: string;
  cause_id: string;
  amount_minor: bigint;
  effective_on: LocalDate;
};

/** What others posted to the bank account that no match has yet: all but payouts, and what matches book themselves. */
export const findBooks = (client: Queryable, currency: string, ids?: bigint[]) =>
  rows<BooksRow>(
    client,
    sql`SELECT j.id AS journal_id, j.code, j.cause_kind, j.cause_id, sum(p.amount_minor)::bigint AS amount_minor, j.effective_on
          FROM account a JOIN posting p ON p.account_id = a.id JOIN journal j ON j.id = p.journal_id
         WHERE a.code = 'bank' AND a.currency = ${currency}
           AND j.code NOT IN ('payout_paid', 'payout_returned', 'statement_booked', 'statement_undone')
           AND NOT EXISTS (SELECT FROM bank_match_entry e WHERE e.journal_id = j.id AND e.undo_id IS NULL)
           ${ids === undefined ? empty : sql`AND j.id = ANY(${ids}::bigint[])`}
         GROUP BY j.id HAVING sum(p.amount_minor) <> 0 ORDER BY j.effective_on, j.id`,
  );

/** The journal of each payment and return of these attempts. */
export const findPayoutJournals = (client: Queryable, attemptIds: bigint[]) =>
  rows<{ attempt_id: bigint; kind: 'payment' | 'return'; journal_id: bigint }>(
    client,
    sql`SELECT attempt_id, kind, journal_id
          FROM (${payoutJournals(sql`SELECT disbursement_id FROM payout_attempt WHERE id = ANY(${attemptIds}::bigint[])`)}) booked
         WHERE attempt_id = ANY(${attemptIds}::bigint[])`,
  );
