import { compareDates, type LocalDate } from '@/server/kernel/calendar';
import { type CurrencyCode, exponentOf, isCurrency } from '@/server/kernel/currency';
import { compileDateFormat, type DateReader } from '@/server/kernel/date-format';
import { type DecimalMark, parseDecimal } from '@/server/kernel/decimal';
import { maskAccountsIn, maskedAccount } from '@/server/kernel/masked-account';
import { type FieldError, type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { ParsedStatement, StatementLine } from '../statement';
import { type CsvRow, readCsv } from './csv-rows';
import { type Balances, balancesAlong } from './running-balance';

/** A column by its header, or by its number from 1 where the file has no header. */
export type Column = string | number;

/** How a bank writes its CSV; kept for each account, since banks do not change it often. */
export type CsvMapping = {
  separator: ',' | ';' | '\t' | '|';
  encoding: 'utf-8' | 'windows-1252';
  /** Lines before the header (or before the first row): banks tell there whose account it is. */
  skipLines: number;
  hasHeader: boolean;
  decimal: DecimalMark;
  /** As in `compileDateFormat`: `dd.MM.yyyy`. */
  dateFormat: string;
  /** Of all lines that have no currency of their own. */
  currency: string;
  amount:
    | { kind: 'signed'; column: Column }
    /** Two columns, of which one is filled; a sign in the debit column says nothing. */
    | { kind: 'two-columns'; debit: Column; credit: Column }
    /** One column without a sign, and another that says which way: `debitWords` such as `S`, `DBIT`. */
    | { kind: 'indicator'; column: Column; indicator: Column; debitWords: string[]; creditWords: string[] };
  columns: {
    bookedOn: Column;
    valueOn?: Column;
    currency?: Column;
    endToEndId?: Column;
    batchReference?: Column;
    bankReference?: Column;
    counterpartyName?: Column;
    counterpartyAccount?: Column;
    /** The balance after each line; the opening and closing balances are taken from it, and every line is checked. */
    balance?: Column;
    text?: Column[];
  };
};

/** Faults beyond these are counted, not told. */
const mostFaults = 20;

/**
 * Reads a bank's CSV by its mapping into a statement. Refuses the whole file when one line cannot be read, with the line,
 * the column and what to do for each: a statement with a line left out would not add up.
 */
export function parseStatementCsv(bytes: Uint8Array, mapping: CsvMapping): Outcome<ParsedStatement> {
  const dates = compileDateFormat(mapping.dateFormat);
  if (!dates.ok) return dates;
  const { currency } = mapping;
  if (!isCurrency(currency)) return refuse('invalid_input', `"${currency}" is no currency: mend the mapping.`);
  const read = readCsv(bytes, mapping);
  if (!read.ok) return read;
  const faults: FieldError[] = [];
  const lines: StatementLine[] = [];
  const balances: (bigint | null)[] = [];
  for (const row of read.value) {
    const reader = new RowReader(row, mapping, currency, dates.value, faults);
    lines.push(reader.line());
    balances.push(mapping.columns.balance === undefined ? null : reader.amount(mapping.columns.balance, currency));
  }
  let along: Balances = { opening: null, closing: null };
  if (faults.length === 0 && mapping.columns.balance !== undefined) {
    const found = balancesAlong(lines, balances);
    if ('line' in found) faults.push({ field: found.line.place, message: found.reason });
    else along = found;
  }
  const first = faults[0];
  if (first) {
    const more = faults.length === 1 ? '' : ` There are ${faults.length - 1} more faults.`;
    return refuse('invalid_input', `The file cannot be read: ${first.field} ${first.message}.${more}`, {
      fields: faults.slice(0, mostFaults),
    });
  }
  const days = lines.flatMap(({ bookedOn }) => bookedOn ?? []).sort(compareDates);
  return ok({ id: null, account: null, currency, from: days[0] ?? null, to: days.at(-1) ?? null, ...along, lines });
}

/** Reads one row, and tells every fault of it; what it answers for a faulty cell is never used. */
class RowReader {
  constructor(
    private readonly row: CsvRow,
    private readonly mapping: CsvMapping,
    private readonly currency: CurrencyCode,
    private readonly dates: DateReader,
    private readonly faults: FieldError[],
  ) {}

  line(): StatementLine {
    const { columns } = this.mapping;
    const currency = this.ownCurrency();
    const reference = this.text(columns.endToEndId);
    return {
      place: `line ${this.row.line}`,
      amountMinor: this.signedAmount(currency),
      currency,
      status: 'booked',
      bookedOn: this.day(columns.bookedOn, true),
      valueOn: columns.valueOn === undefined ? null : this.day(columns.valueOn, false),
      bankReference: this.text(columns.bankReference),
      endToEndId: reference === 'NOTPROVIDED' ? null : reference,
      batchReference: this.text(columns.batchReference),
      parts: [],
      returnReason: null,
      counterparty: {
        name: this.text(columns.counterpartyName),
        maskedAccount: maskedAccount(this.text(columns.counterpartyAccount)),
      },
      text: maskAccountsIn((columns.text ?? []).flatMap((column) => this.text(column) ?? []).join(' ')),
    };
  }

  amount(column: Column, currency: CurrencyCode): bigint {
    const text = this.cell(column);
    if (text === '') return this.fault(column, 'is empty: every line needs an amount there', 0n);
    // Some banks write the sign behind the number.
    const signed = /^[^-+].*[-+]$/.test(text) ? `${text.slice(-1)}${text.slice(0, -1).trim()}` : text;
    const parsed = parseDecimal(signed, exponentOf(currency), { decimal: this.mapping.decimal });
    if (parsed.ok) return parsed.amountMinor;
    return this.fault(column, `"${shown(text)}" ${parsed.reason}: see the mapping’s decimal mark and column`, 0n);
  }

  private signedAmount(currency: CurrencyCode): bigint {
    const { amount } = this.mapping;
    if (amount.kind === 'signed') return this.amount(amount.column, currency);
    if (amount.kind === 'indicator') {
      const word = this.cell(amount.indicator);
      const absolute = magnitude(this.amount(amount.column, currency));
      if (amount.debitWords.includes(word)) return -absolute;
      if (amount.creditWords.includes(word)) return absolute;
      return this.fault(
        amount.indicator,
        `"${shown(word)}" says neither debit nor credit: complete the mapping’s words`,
        0n,
      );
    }
    const [debit, credit] = [this.cell(amount.debit), this.cell(amount.credit)];
    if (debit !== '' && credit !== '') {
      const [out, into] = [magnitude(this.amount(amount.debit, currency)), this.amount(amount.credit, currency)];
      if (out !== 0n && into !== 0n)
        return this.fault(amount.debit, 'is filled beside the credit: a line goes one way', 0n);
      return into - out;
    }
    if (debit !== '') return -magnitude(this.amount(amount.debit, currency));
    return this.amount(amount.credit, currency);
  }

  private ownCurrency(): CurrencyCode {
    const { currency: column } = this.mapping.columns;
    const text = this.text(column);
    if (column === undefined || text === null) return this.currency;
    return isCurrency(text) ? text : this.fault(column, `"${shown(text)}" is no currency`, this.currency);
  }

  private day(column: Column, isNeeded: boolean): LocalDate | null {
    const text = this.cell(column);
    if (text === '') return isNeeded ? this.fault(column, 'is empty: every line needs its booking day', null) : null;
    const day = this.dates.day(text);
    if (typeof day === 'string') return day;
    return this.fault(column, `"${shown(text)}" ${day.reason}: see the mapping’s date format`, null);
  }

  private text(column: Column | undefined): string | null {
    return column === undefined ? null : this.cell(column) || null;
  }

  private cell(column: Column): string {
    return this.row.cells[column] ?? '';
  }

  private fault<T>(column: Column, message: string, instead: T): T {
    const name = typeof column === 'number' ? `column ${column}` : `column "${column}"`;
    this.faults.push({ field: `line ${this.row.line}, ${name}`, message });
    return instead;
  }
}

const magnitude = (amountMinor: bigint): bigint => (amountMinor < 0n ? -amountMinor : amountMinor);
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
