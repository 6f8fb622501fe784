import { type CurrencyCode, exponentOf, isCurrency } from '@/server/kernel/currency';
import { type DecimalMark, parseDecimal } from '@/server/kernel/decimal';
import { type RowProblem, shownValue } from './row-problem';

export type RowResult<Row> = { ok: true; row: Row } | { ok: false; problems: RowProblem[] };

/** How a file is read, everything settled: by detection, by the mapping and by the operator. */
export type Reading = {
  /** Field names in the order of the file's columns; null for what is left out. */
  columns: readonly (string | null)[];
  header: readonly string[] | null;
  decimal: DecimalMark;
  dateFormat: string;
  /** Of times that name no offset, and of merchants whose row names none. */
  timeZone: string;
  /** Of rows that name none. */
  currency: string;
};

/** What the file calls a column: its header, or its place; null for a column that is not there. */
export const columnName = (reading: Pick<Reading, 'header'>, column: number | undefined): string | null =>
  column === undefined || column < 0 ? null : (reading.header?.[column] ?? `column ${column + 1}`);

/**
 * The cells of one row, by field. Each reader answers the value or notes a problem, so that a row tells all its problems
 * at once. One object serves all rows of a file: call `begin` before each.
 */
export class RowCells {
  problems: RowProblem[] = [];
  private cells: readonly string[] = [];
  private line = 0;
  private readonly columnByField: Record<string, number | undefined> = {};

  constructor(private readonly reading: Reading) {
    reading.columns.forEach((field, column) => {
      if (field !== null) this.columnByField[field] = column;
    });
  }

  begin(cells: readonly string[], line: number): void {
    this.cells = cells;
    this.line = line;
    if (this.problems.length > 0) this.problems = [];
    const expected = this.reading.columns.length;
    if (cells.length === expected) return;
    this.problems.push({
      line,
      column: null,
      field: null,
      message: `this row has ${cells.length} cells where the file has ${expected} columns: look for a separator too many or too few, or text with a separator that is not in quotes`,
      value: shownValue(cells.join(' | ')),
    });
  }

  has(field: string): boolean {
    return this.columnByField[field] !== undefined;
  }

  /** The trimmed cell, empty where the file has no such column. */
  raw(field: string): string {
    const column = this.columnByField[field];
    return column === undefined ? '' : (this.cells[column] ?? '').trim();
  }

  /** `what` continues a sentence that begins with the field and its value. */
  refuse(field: string, what: string): void {
    const column = this.columnByField[field];
    const value = this.raw(field);
    this.problems.push({
      line: this.line,
      column: columnName(this.reading, column),
      field,
      message: value === '' ? `${field} ${what}` : `${field} "${shownValue(value)}" ${what}`,
      value: shownValue(value),
    });
  }

  /** Text of at most `maxLength` characters, or null where the cell is empty. */
  text(field: string, maxLength: number): string | null {
    const text = this.raw(field);
    if (text === '') return null;
    if (text.length > maxLength) this.refuse(field, `is longer than ${maxLength} characters`);
    if (controlCharacter.test(text)) this.refuse(field, 'has a line break or another control character in it');
    return text;
  }

  requiredText(field: string, maxLength: number): string {
    return this.required(field) ? (this.text(field, maxLength) ?? '') : '';
  }

  /** Whether the cell is filled; notes a problem where it is not. */
  required(field: string): boolean {
    if (this.raw(field) !== '') return true;
    this.refuse(field, this.has(field) ? 'is empty, but every row needs one' : 'has no column');
    return false;
  }

  /** The row's own currency, else the import's. Null, with a problem noted, where it is none. */
  currency(): CurrencyCode | null {
    const code = this.raw('currency').toUpperCase() || this.reading.currency;
    if (isCurrency(code)) return code;
    this.refuse('currency', 'is not an ISO 4217 code such as EUR');
    return null;
  }

  /** An amount of zero or more in minor units. Zero, with a problem noted, where it is none. */
  amountMinor(field: string, currency: CurrencyCode | null): bigint {
    const text = this.raw(field);
    // Without its currency an amount has no exponent; the currency's problem is noted already.
    if (currency === null) return 0n;
    const parsed = parseDecimal(text, exponentOf(currency), this.reading);
    if (!parsed.ok) {
      this.refuse(field, parsed.reason.startsWith('has more') ? `${parsed.reason}, as ${currency} has` : parsed.reason);
      return 0n;
    }
    if (parsed.amountMinor < 0n) this.refuse(field, 'is negative: only amounts of zero or more are taken in');
    return parsed.amountMinor;
  }
}

const controlCharacter = /\p{Cc}/u;
