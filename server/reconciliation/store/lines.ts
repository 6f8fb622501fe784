import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { AcceptedStatement, BookedLine } from '../domain/accept-statement';
import type { LineMark } from '../domain/overlap';

/** A line that is in no match, or only in such as were undone. */
export const isOpen = sql`NOT EXISTS (SELECT FROM bank_match_line m WHERE m.line_id = l.id AND m.undo_id IS NULL)`;

export type NewStatement = Omit<AcceptedStatement, 'lines'> & {
  format: 'camt_053' | 'csv';
  lines: number;
  knownLines: number;
  knownMinor: bigint;
  fileName: string;
  fileKey: string;
  fileSha256: string;
  number: number;
  by: { id: string; name: string };
  at: Date;
};

/** Writes a statement and its lines, in two statements whatever their number. @returns its id */
export async function insertStatement(client: Queryable, of: NewStatement, lines: BookedLine[]): Promise<bigint> {
  const [made] = await rows<{ id: bigint }>(
    client,
    sql`INSERT INTO bank_statement (currency, account, format, bank_id, opens_on, closes_on, opening_minor, closing_minor, balances_told, lines,
                                    known_lines, known_minor, left_out, file_name, file_key, file_sha256, number, uploaded_by,
                                    uploaded_by_name, uploaded_at)
        VALUES (${of.currency}, ${of.account}, ${of.format}::bank_statement_format, ${of.bankId}, ${of.opensOn}::date, ${of.closesOn}::date,
                ${of.openingMinor}, ${of.closingMinor}, ${of.balancesTold}, ${of.lines}, ${of.knownLines}, ${of.knownMinor}, ${of.leftOut},
                ${of.fileName}, ${of.fileKey}, ${of.fileSha256}, ${of.number}, ${of.by.id}, ${of.by.name}, ${of.at})
        RETURNING id`,
  );
  const id = made?.id as bigint;
  const written = lines.map((line, at) => ({
    position: at + 1,
    place: line.place,
    amount_minor: line.amountMinor.toString(),
    booked_on: line.bookedOn,
    value_on: line.valueOn,
    bank_reference: line.bankReference,
    end_to_end_id: line.endToEndId,
    batch_reference: line.batchReference,
    parts: line.parts.flatMap(({ endToEndId }) => endToEndId ?? []),
    return_reason: line.returnReason,
    counterparty_name: line.counterparty.name,
    counterparty_account: line.counterparty.maskedAccount,
    text: line.text,
  }));
  await execute(
    client,
    sql`INSERT INTO bank_statement_line (statement_id, position, place, amount_minor, currency, booked_on, value_on, bank_reference,
                                         end_to_end_id, batch_reference, parts, return_reason, counterparty_name, counterparty_account, text)
        SELECT ${id}, r.position, r.place, r.amount_minor, ${of.currency}, r.booked_on, r.value_on, r.bank_reference, r.end_to_end_id,
               r.batch_reference, r.parts, r.return_reason, r.counterparty_name, r.counterparty_account, r.text
          FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS r(position int, place text, amount_minor bigint, booked_on date,
                 value_on date, bank_reference text, end_to_end_id text, batch_reference text, parts text[], return_reason text,
                 counterparty_name text, counterparty_account text, text text) ORDER BY r.position`,
  );
  return id;
}

/** The lines of an account that were booked on these days, by what tells them apart. */
export const findMarks = (client: Queryable, account: string, from: LocalDate, to: LocalDate) =>
  rows<{ bank_reference: string | null; end_to_end_id: string | null; amount_minor: bigint; booked_on: LocalDate }>(
    client,
    sql`SELECT l.bank_reference, l.end_to_end_id, l.amount_minor, l.booked_on
          FROM bank_statement_line l JOIN bank_statement s ON s.id = l.statement_id
         WHERE s.account = ${account} AND l.booked_on BETWEEN ${from}::date AND ${to}::date`,
  ).then((found) =>
    found.map(
      (row): LineMark => ({
        bankReference: row.bank_reference,
        endToEndId: row.end_to_end_id,
        amountMinor: row.amount_minor,
        bookedOn: row.booked_on,
      }),
    ),
  );

export type LineRow = {
  id: bigint;
  statement_id: bigint;
  position: number;
  place: string;
  amount_minor: bigint;
  currency: CurrencyCode;
  booked_on: LocalDate;
  value_on: LocalDate | null;
  bank_reference: string | null;
  end_to_end_id: string | null;
  batch_reference: string | null;
  parts: string[];
  return_reason: string | null;
  counterparty_name: string | null;
  counterparty_account: string | null;
  text: string;
  match_id: bigint | null;
};

export const lineColumns = sql`l.id, l.statement_id, l.position, l.place, l.amount_minor, l.currency, l.booked_on, l.value_on, l.bank_reference,
  l.end_to_end_id, l.batch_reference, l.parts, l.return_reason, l.counterparty_name, l.counterparty_account, l.text`;

/** The lines of a statement as they stand in it; one more than `limit`. */
export const listLines = (statementId: string, limit: number, after: number | null) =>
  rows<LineRow>(
    pool(),
    sql`SELECT ${lineColumns}, m.match_id FROM bank_statement_line l
          LEFT JOIN bank_match_line m ON m.line_id = l.id AND m.undo_id IS NULL
         WHERE l.statement_id = ${statementId}::bigint ${after === null ? empty : sql`AND l.position > ${after}`}
         ORDER BY l.position LIMIT ${limit + 1}`,
  );
