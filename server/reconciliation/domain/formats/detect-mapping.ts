import { parse } from 'csv-parse/sync';
import { maskAccountsIn, maskedAccount } from '@/server/kernel/masked-account';
import type { Column, CsvMapping } from './statement-csv';

const separators = [';', '\t', '|', ','] as const;

/** What banks write above their columns, in the languages that we meet. The first that fits counts. */
const headers: Record<Exclude<keyof CsvMapping['columns'], 'text'> | 'amount' | 'debit' | 'credit' | 'text', RegExp> = {
  bookedOn:
    /^(booking ?(date|day)|buchungs(tag|datum)|fecha( de)?( operaci[oó]n)?|date|datum|posting date|booked.?on|transaction date)$/i,
  valueOn: /^(value ?date|valuta(datum)?|wertstellung|fecha valor|value.?on)$/i,
  amount: /^(amount|betrag|umsatz|importe|montant|bedrag)( ?\(?[A-Z]{3}\)?)?$/i,
  debit: /^(debit|soll|cargo|d[eé]bito?|withdrawal|money out|paid out)$/i,
  credit: /^(credit|haben|abono|cr[eé]dito?|deposit|money in|paid in)$/i,
  balance: /^(balance|saldo|kontostand|solde|running balance)( ?\(?[A-Z]{3}\)?)?$/i,
  currency: /^(currency|währung|waehrung|divisa|devise|valuta ?code)$/i,
  endToEndId: /^(end.?to.?end.?(id|reference)?|kundenreferenz.*|eref|our reference|reference|referenz|referencia)$/i,
  batchReference: /^(batch( id| reference)?|sammlerreferenz|payment information.*|pmtinfid|file reference)$/i,
  bankReference: /^(bank reference|bankreferenz|transaction (id|reference)|transaktions-?id|referencia del banco)$/i,
  counterpartyName:
    /^(counterparty( name)?|payee|name|beg[uü]nstigter.*|empf[aä]nger.*|auftraggeber.*|beneficiari[oa]|nombre)$/i,
  counterpartyAccount: /^(counterparty account|iban|account|kontonummer.*|konto|cuenta)$/i,
  text: /^(description|details|text|verwendungszweck|buchungstext|concepto|memo|remittance.*|narrative)$/i,
};

/** A first guess at how a bank writes its CSV, from its first lines; a person looks at what comes of it. */
export function detectMapping(sample: Uint8Array, currency: string): CsvMapping {
  const { text, encoding } = decode(sample);
  const { separator, rows, skipLines } = split(text);
  const first = rows[0] ?? [];
  const hasHeader = first.length > 0 && !first.some((cell) => isDate(cell) || isNumber(cell));
  const body = hasHeader ? rows.slice(1) : rows;
  const column = (at: number): Column => (hasHeader ? (first[at] as string) : at + 1);
  const named = (role: keyof typeof headers): Column | undefined => {
    const at = first.findIndex((cell) => headers[role].test(cell.trim()));
    return hasHeader && at >= 0 ? column(at) : undefined;
  };
  const filled = (at: number, is: (cell: string) => boolean) => {
    const cells = body.map((row) => row[at] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every(is);
  };
  const dates = first.flatMap((_, at) => (filled(at, isDate) ? [at] : []));
  const numbers = first.flatMap((_, at) => (filled(at, isNumber) && !dates.includes(at) ? [at] : []));
  const bookedOn = named('bookedOn') ?? column(dates[0] ?? 0);
  const [debit, credit] = [named('debit'), named('credit')];
  const amount: CsvMapping['amount'] =
    debit !== undefined && credit !== undefined
      ? { kind: 'two-columns', debit, credit }
      : { kind: 'signed', column: named('amount') ?? column(numbers[0] ?? Math.min(1, Math.max(0, first.length - 1))) };
  const optional = (
    [
      'valueOn',
      'currency',
      'endToEndId',
      'batchReference',
      'bankReference',
      'counterpartyName',
      'counterpartyAccount',
      'balance',
    ] as const
  )
    .map((role) => [role, named(role)] as const)
    .filter(([, found]) => found !== undefined);
  const texts = named('text');
  const of = (wanted: Column) =>
    body.map((row) => row[hasHeader ? first.indexOf(String(wanted)) : Number(wanted) - 1] ?? '');
  return {
    separator,
    encoding,
    skipLines,
    hasHeader,
    decimal: decimalOf(amount.kind === 'two-columns' ? [...of(amount.debit), ...of(amount.credit)] : of(amount.column)),
    dateFormat: dateFormatOf(of(bookedOn)),
    currency,
    amount,
    columns: { bookedOn, ...Object.fromEntries(optional), ...(texts === undefined ? {} : { text: [texts] }) },
  };
}

export type SampledColumn = { column: Column; samples: string[] };

/** The columns of a file with the first values in each, so that a person can say what they are. Numbers of accounts are masked. */
export function sampleColumns(sample: Uint8Array, mapping: CsvMapping): SampledColumn[] {
  const text = new TextDecoder(mapping.encoding).decode(sample);
  const rows = rowsOf(text.split('\n').slice(mapping.skipLines).join('\n'), mapping.separator);
  const body = mapping.hasHeader ? rows.slice(1) : rows;
  const width = Math.max(0, ...rows.slice(0, 20).map((row) => row.length));
  return Array.from({ length: width }, (_, at) => ({
    column: mapping.hasHeader ? rows[0]?.[at] || at + 1 : at + 1,
    samples: body.slice(0, 4).map((row) => {
      const cell = row[at] ?? '';
      const masked = /^[A-Z]{2}\d{2}[A-Z0-9 ]{11,40}$/.test(cell) ? maskedAccount(cell) : maskAccountsIn(cell);
      return masked.slice(0, 80);
    }),
  }));
}

function decode(sample: Uint8Array): { text: string; encoding: CsvMapping['encoding'] } {
  try {
    // A character may be cut at the end of a sample.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true }), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(sample), encoding: 'windows-1252' };
  }
}

/** The separator that makes the most cells; what stands before the first row of full width is skipped. */
function split(text: string): { separator: CsvMapping['separator']; rows: string[][]; skipLines: number } {
  const lines = text.split('\n');
  let best = { separator: ',' as CsvMapping['separator'], width: 0 };
  for (const separator of separators) {
    const widths = lines.map((line) => rowsOf(line, separator)[0]?.length ?? 0).sort((a, b) => a - b);
    const width = widths[Math.floor(widths.length * 0.6)] ?? 0;
    if (width > best.width) best = { separator, width };
  }
  const skipLines = Math.max(
    0,
    lines.findIndex((line) => (rowsOf(line, best.separator)[0]?.length ?? 0) >= Math.max(2, best.width)),
  );
  return { separator: best.separator, skipLines, rows: rowsOf(lines.slice(skipLines).join('\n'), best.separator) };
}

const rowsOf = (text: string, delimiter: string): string[][] =>
  (
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_error: true,
      trim: true,
    }) as string[][]
  ).filter((cells) => cells.some((cell) => cell !== ''));

const isDate = (cell: string): boolean => /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T]\d{2}:\d{2}.*)?$/.test(cell);
const isNumber = (cell: string): boolean => /^[-+]?[\d.,'  ]*\d[-+]?$/.test(cell);

const decimalOf = (cells: string[]): CsvMapping['decimal'] =>
  cells.filter((cell) => /,\d{1,3}[-+]?$/.test(cell) && !/\.\d{2}$/.test(cell)).length >
  cells.filter((cell) => /\.\d{1,3}[-+]?$/.test(cell)).length
    ? ','
    : '.';

function dateFormatOf(cells: string[]): string {
  const dates = cells.filter(isDate);
  const first = dates[0] ?? '';
  const mark = /[./-]/.exec(first)?.[0] ?? '-';
  const time = dates.some((cell) => cell.length > 10) ? '[ HH:mm[:ss]]' : '';
  if (/^\d{4}/.test(first)) return `yyyy${mark}MM${mark}dd${time}`;
  const isMonthFirst = dates.some((cell) => Number(cell.split(/[./-]/)[1]) > 12);
  return (isMonthFirst ? ['MM', 'dd', 'yyyy'] : ['dd', 'MM', 'yyyy']).join(mark) + time;
}
