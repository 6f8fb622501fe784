import { CsvError, parse } from 'csv-parse/sync';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Column, CsvMapping } from './statement-csv';

/** The cells of one row by column, and the line of the file on which it begins. */
export type CsvRow = { line: number; cells: Record<Column, string | undefined> };

const maxCsvBytes = 16 * 1024 * 1024;

/** The rows of a CSV by the headers (or numbers) that its mapping names; a header that is not there is refused. */
export function readCsv(bytes: Uint8Array, mapping: CsvMapping): Outcome<CsvRow[]> {
  if (bytes.length > maxCsvBytes) {
    return refuse(
      'file_too_large',
      `The file is larger than ${maxCsvBytes / 1024 / 1024} MiB: export shorter periods.`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder(mapping.encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuse(
      'invalid_input',
      `The file is not text in ${mapping.encoding}: choose the other encoding in the mapping.`,
    );
  }
  const records = parseRecords(text, mapping);
  if (!records.ok) return records;
  const rows = records.value.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!mapping.hasHeader) {
    return ok(
      rows.map(({ line, cells }) => ({ line, cells: Object.fromEntries(cells.map((cell, at) => [at + 1, cell])) })),
    );
  }
  const [header, ...body] = rows;
  const names = header?.cells ?? [];
  const missing = namedColumns(mapping).filter((column) => !names.includes(String(column)));
  if (missing.length > 0) {
    const there = names.filter(Boolean).join(', ') || 'none';
    return refuse(
      'invalid_input',
      `The file has no column ${missing.map((column) => `"${column}"`).join(', ')}. Its columns are: ${there}. Mend the mapping, or the number of lines before the header.`,
    );
  }
  const twice = namedColumns(mapping).find(
    (column) => names.indexOf(String(column)) !== names.lastIndexOf(String(column)),
  );
  if (twice !== undefined) {
    return refuse(
      'invalid_input',
      `The file has two columns "${twice}": read it without header, by the columns’ numbers.`,
    );
  }
  return ok(
    body.map(({ line, cells }) => ({ line, cells: Object.fromEntries(names.map((name, at) => [name, cells[at]])) })),
  );
}

function parseRecords(
  text: string,
  { separator, skipLines }: CsvMapping,
): Outcome<{ line: number; cells: string[] }[]> {
  const body = text.split('\n').slice(skipLines).join('\n');
  try {
    const parsed = parse(body, {
      bom: true,
      delimiter: separator,
      info: true,
      relax_column_count: true,
      trim: true,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    // A record that spans lines is known by its last one; its line feeds lead back to the first.
    return ok(
      parsed.map(({ info, record }) => ({
        line: skipLines + info.lines - record.join('').split('\n').length + 1,
        cells: record,
      })),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? `line ${skipLines + error.lines}: ` : '';
    return refuse(
      'invalid_input',
      `The file is not CSV as the mapping says: ${line}a quote is not closed, or stands inside a cell.`,
    );
  }
}

function namedColumns({ amount, columns }: CsvMapping): Column[] {
  const { text = [], ...single } = columns;
  const amounts =
    amount.kind === 'signed'
      ? [amount.column]
      : amount.kind === 'indicator'
        ? [amount.column, amount.indicator]
        : [amount.debit, amount.credit];
  return [...amounts, ...Object.values(single).filter((column) => column !== undefined), ...text];
}
