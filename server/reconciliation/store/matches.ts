import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, pool, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { BookAs, Rule } from '../schema/matches';

export type NewEntry = {
  kind: 'payment' | 'return' | 'books' | 'booked';
  journalId: bigint;
  amountMinor: bigint;
  attemptId?: bigint;
  settles?: boolean;
  account?: BookAs;
};
export type NewMatch = {
  currency: string;
  rule: Rule;
  remark: string | null;
  lines: { lineId?: bigint; openingOf?: bigint; amountMinor: bigint }[];
  entries: NewEntry[];
};

/** Ids for matches that are about to be made: what they book names them as its cause. */
export const nextMatchIds = (client: Queryable, count: number) =>
  rows<{ id: bigint }>(
    client,
    sql`SELECT nextval('bank_match_id_seq') AS id FROM generate_series(1, ${count}::int)`,
  ).then((found) => found.map(({ id }) => id));

/** Writes matches down, in three statements whatever their number. The database refuses what is not the same money. */
export async function insertMatches(
  client: Queryable,
  matches: (NewMatch & { id: bigint })[],
  by: { id: string; name: string; at: Date },
): Promise<void> {
  await execute(
    client,
    sql`INSERT INTO bank_match (id, currency, rule, remark, made_by, made_by_name, made_at)
        SELECT n.id, n.currency, n.rule, n.remark, ${by.id}, ${by.name}, ${by.at}
          FROM unnest(${matches.map((m) => m.id)}::bigint[], ${matches.map((m) => m.currency)}::text[],
                      ${matches.map((m) => m.rule)}::bank_match_rule[], ${matches.map((m) => m.remark)}::text[]) AS n(id, currency, rule, remark)`,
  );
  const lines = matches.flatMap((match) => match.lines.map((line) => ({ matchId: match.id, ...line })));
  await execute(
    client,
    sql`INSERT INTO bank_match_line (match_id, line_id, opening_of, amount_minor)
        SELECT * FROM unnest(${lines.map((l) => l.matchId)}::bigint[], ${lines.map((l) => l.lineId ?? null)}::bigint[],
                             ${lines.map((l) => l.openingOf ?? null)}::bigint[], ${lines.map((l) => l.amountMinor)}::bigint[])`,
  );
  const entries = matches.flatMap((match) => match.entries.map((entry) => ({ matchId: match.id, ...entry })));
  await execute(
    client,
    sql`INSERT INTO bank_match_entry (match_id, kind, journal_id, amount_minor, attempt_id, settles, account)
        SELECT * FROM unnest(${entries.map((e) => e.matchId)}::bigint[], ${entries.map((e) => e.kind)}::bank_match_entry_kind[],
                             ${entries.map((e) => e.journalId)}::bigint[], ${entries.map((e) => e.amountMinor)}::bigint[],
                             ${entries.map((e) => e.attemptId ?? null)}::bigint[], ${entries.map((e) => e.settles ?? false)}::boolean[],
                             ${entries.map((e) => e.account ?? null)}::text[])`,
  );
}

export type MatchRow = {
  id: bigint;
  currency: CurrencyCode;
  rule: Rule;
  remark: string | null;
  made_by_name: string;
  made_at: Date;
  undone_by_name: string | null;
  undone_at: Date | null;
  undo_reason: string | null;
  lines: { id: string | null; statementId: string; bookedOn: LocalDate; minor: string; text: string }[];
  entries: {
    kind: NewEntry['kind'];
    minor: string;
    journalId: string;
    disbursementId: string | null;
    reference: string | null;
    name: string | null;
    bookedAs: BookAs | null;
    settles: boolean;
  }[];
};

/** Matches with both of their sides. */
export const matches = (condition: Sql) => sql`
  SELECT m.id, m.currency, m.rule, m.remark, m.made_by_name, m.made_at, u.made_by_name AS undone_by_name, u.made_at AS undone_at,
         u.reason AS undo_reason, l.lines, e.entries
    FROM bank_match m LEFT JOIN bank_match_undo u ON u.match_id = m.id
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('id', x.line_id::text, 'statementId', coalesce(l.statement_id, s.id)::text,
               'bookedOn', coalesce(l.booked_on, s.opens_on), 'minor', x.amount_minor::text,
               'text', coalesce(nullif(concat_ws(' · ', l.counterparty_name, l.end_to_end_id, nullif(l.text, '')), ''), CASE WHEN s.id IS NULL THEN 'No text' ELSE 'Opening balance' END))
               ORDER BY x.id) AS lines
        FROM bank_match_line x LEFT JOIN bank_statement_line l ON l.id = x.line_id LEFT JOIN bank_statement s ON s.id = x.opening_of
       WHERE x.match_id = m.id) l
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('kind', x.kind, 'minor', x.amount_minor::text, 'journalId', x.journal_id::text,
               'disbursementId', a.disbursement_id::text, 'reference', a.reference, 'name', p.name, 'bookedAs', x.account,
               'settles', x.settles) ORDER BY x.id), '[]') AS entries
        FROM bank_match_entry x LEFT JOIN payout_attempt a ON a.id = x.attempt_id LEFT JOIN merchant p ON p.id = a.merchant_id
       WHERE x.match_id = m.id) e
   WHERE ${condition}`;

export type MatchFilter = { currency: string | undefined; statement: string | undefined; rule: Rule | undefined };

/** The latest first; one row more than `limit`. */
export const listMatches = ({ currency, statement, rule }: MatchFilter, limit: number, before: string | null) =>
  rows<MatchRow>(
    pool(),
    sql`${matches(sql`true ${before === null ? empty : sql`AND m.id < ${before}::bigint`}
          ${currency === undefined ? empty : sql`AND m.currency = ${currency}`}
          ${rule === undefined ? empty : sql`AND m.rule = ${rule}::bank_match_rule`}
          ${
            statement === undefined
              ? empty
              : sql`AND m.id IN (SELECT x.match_id FROM bank_match_line x LEFT JOIN bank_statement_line l ON l.id = x.line_id
                                  WHERE coalesce(l.statement_id, x.opening_of) = ${statement}::bigint)`
          }`)} ORDER BY m.id DESC LIMIT ${limit + 1}`,
  );

export const findMatch = (client: Queryable, id: bigint | string) =>
  rows<MatchRow>(client, matches(sql`m.id = ${id}::bigint`)).then((found) => found[0] ?? null);

/** What a match booked itself, to be taken back. */
export const findBooked = (client: Queryable, matchId: bigint) =>
  rows<{ amount_minor: bigint; account: BookAs; effective_on: LocalDate }>(
    client,
    sql`SELECT e.amount_minor, e.account, j.effective_on FROM bank_match_entry e JOIN journal j ON j.id = e.journal_id
         WHERE e.match_id = ${matchId} AND e.kind = 'booked'`,
  );

/** Frees all that is in the match: the database does it, and refuses what stands. */
export const insertUndo = (
  client: Queryable,
  of: { matchId: bigint; reason: string; journalId: bigint | null; by: { id: string; name: string; at: Date } },
) =>
  execute(
    client,
    sql`INSERT INTO bank_match_undo (match_id, reason, journal_id, made_by, made_by_name, made_at)
        VALUES (${of.matchId}, ${of.reason}, ${of.journalId}, ${of.by.id}, ${of.by.name}, ${of.by.at})`,
  );
