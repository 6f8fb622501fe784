import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, pool, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import { isOpen } from './lines';

/** Who takes statements in and matches them takes turns, so that each sees what the one before did. */
export const lockReconciliation = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtext('reconciliation'))`);

export type OwnAccountRow = { currency: CurrencyCode; number: string; holder_name: string };

/** Every account that was ever ours; of each currency the one in use stands last. */
export const listOwnAccounts = (client: Queryable) =>
  rows<OwnAccountRow>(
    client,
    sql`SELECT currency, number, holder_name FROM (
          SELECT DISTINCT ON (currency, number) id, currency, number, holder_name FROM house_account
           ORDER BY currency, number, id DESC) newest
         ORDER BY currency, id`,
  );

export type StatementRow = {
  id: bigint;
  currency: CurrencyCode;
  account: string;
  format: 'camt_053' | 'csv';
  bank_id: string | null;
  opens_on: LocalDate;
  closes_on: LocalDate;
  opening_minor: bigint;
  closing_minor: bigint;
  balances_told: boolean;
  lines: number;
  known_lines: number;
  left_out: number;
  file_name: string;
  file_key: string;
  uploaded_by_name: string;
  uploaded_at: Date;
  is_first: boolean;
  is_opening_booked: boolean;
  gap_minor: bigint;
  in_minor: bigint;
  out_minor: bigint;
  open_lines: number;
  ledger_minor: bigint;
  bank_minor: bigint;
};

/**
 * Statements with what went before each of its account, and with what bank and books say at its end: the bank by the last
 * statement of each account in the currency, the books by all that is effective by then.
 */
const statements = (condition: Sql) => sql`
  SELECT s.id, s.currency, s.account, s.format, s.bank_id, s.opens_on, s.closes_on, s.opening_minor, s.closing_minor, s.balances_told,
         s.lines, s.known_lines, s.left_out, s.file_name, s.file_key, s.uploaded_by_name, s.uploaded_at,
         before.id IS NULL AS is_first,
         EXISTS (SELECT FROM bank_match_line m WHERE m.opening_of = s.id AND m.undo_id IS NULL) AS is_opening_booked,
         coalesce(s.opening_minor + s.known_minor - before.closing_minor, 0)::bigint AS gap_minor,
         of.in_minor, of.out_minor, of.open_lines,
         (SELECT coalesce(sum(p.amount_minor), 0) FROM posting p JOIN account a ON a.id = p.account_id
           WHERE a.code = 'bank' AND a.currency = s.currency AND p.effective_on <= s.closes_on)::bigint AS ledger_minor,
         (SELECT sum(closing_minor) FROM (
            SELECT DISTINCT ON (t.account) t.closing_minor FROM bank_statement t
             WHERE t.currency = s.currency AND (t.closes_on, t.id) <= (s.closes_on, s.id)
             ORDER BY t.account, t.closes_on DESC, t.id DESC) last)::bigint AS bank_minor
    FROM bank_statement s
    LEFT JOIN LATERAL (SELECT b.id, b.closing_minor FROM bank_statement b
                        WHERE b.currency = s.currency AND b.account = s.account AND (b.closes_on, b.id) < (s.closes_on, s.id)
                        ORDER BY b.closes_on DESC, b.id DESC LIMIT 1) before ON true
    CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor) FILTER (WHERE amount_minor > 0), 0)::bigint AS in_minor,
                               coalesce(sum(amount_minor) FILTER (WHERE amount_minor < 0), 0)::bigint AS out_minor,
                               count(*) FILTER (WHERE ${isOpen})::int AS open_lines
                          FROM bank_statement_line l WHERE l.statement_id = s.id) of
   WHERE ${condition}`;

/** The latest first; one row more than `limit`. */
export const listStatements = (
  currency: string | undefined,
  limit: number,
  before: readonly [closesOn: string, id: string] | null,
) =>
  rows<StatementRow>(
    pool(),
    sql`${statements(sql`true ${currency === undefined ? empty : sql`AND s.currency = ${currency}`}
          ${before === null ? empty : sql`AND (s.closes_on, s.id) < (${before[0]}::date, ${before[1]}::bigint)`}`)}
        ORDER BY s.closes_on DESC, s.id DESC LIMIT ${limit + 1}`,
  );

export const findStatements = (client: Queryable, ids: bigint[]) =>
  rows<StatementRow>(client, sql`${statements(sql`s.id = ANY(${ids}::bigint[])`)} ORDER BY s.closes_on, s.id`);

export const findStatement = (client: Queryable, id: bigint | string) =>
  findStatements(client, [BigInt(id)]).then((found) => found[0] ?? null);

export type EarlierRow = {
  id: bigint;
  bank_id: string | null;
  file_name: string;
  opens_on: LocalDate;
  closes_on: LocalDate;
  closing_minor: bigint;
  is_opening_booked: boolean;
};

/** The statements of an account in the order in which they close. */
export const listEarlier = (client: Queryable, account: string, currency: string) =>
  rows<EarlierRow>(
    client,
    sql`SELECT s.id, s.bank_id, s.file_name, s.opens_on, s.closes_on, s.closing_minor,
               EXISTS (SELECT FROM bank_match_line m WHERE m.opening_of = s.id AND m.undo_id IS NULL) AS is_opening_booked
          FROM bank_statement s WHERE s.account = ${account} AND s.currency = ${currency} ORDER BY s.closes_on, s.id`,
  );

/** Who took a file in before, and when. */
export const findByFile = (client: Queryable, sha256: string) =>
  rows<{ file_name: string; uploaded_by_name: string; uploaded_at: Date }>(
    client,
    sql`SELECT file_name, uploaded_by_name, uploaded_at FROM bank_statement WHERE file_sha256 = ${sha256} LIMIT 1`,
  ).then((found) => found[0] ?? null);
