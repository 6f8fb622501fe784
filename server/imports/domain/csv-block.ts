import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { firstRecordEnd, lastRecordEnd, lineEnd, maxRecordBytes } from './csv-boundaries';
import { type RowProblem, shownValue } from './row-problem';

export type Separator = ',' | ';' | '\t' | '|';

export type CsvRecord = { cells: string[]; line: number };

export type ParsedBlock = {
  records: CsvRecord[];
  problems: RowProblem[];
  /** How many bytes these are, always up to the end of a record. */
  length: number;
  nextLine: number;
  /** What follows is a line longer than a record may be, and its end is not in these bytes. */
  isInLongLine: boolean;
};

/**
 * Parses the records (CSV as in RFC 4180, any of four separators) that are whole in `bytes`, which begin with a record;
 * `isLast` tells that the file ends with them. Blanks around cells are trimmed, a byte order mark among them, and records
 * of nothing but blanks are left out.
 *
 * A record that is malformed or too long is a problem of its first line, and reading goes on with the next line. So what
 * is read depends on the file alone, never on where its bytes were cut.
 */
export function parseBlock(bytes: Buffer, separator: Separator, firstLine: number, isLast = true): ParsedBlock {
  const length = lastRecordEnd(bytes, isLast);
  // Faults are rare: the records are parsed all at once, and one by one only where something is wrong.
  const block = bytes.subarray(0, length);
  const parsed = bytes.length - length > maxRecordBytes ? null : parseCells(block, separator);
  if (!Array.isArray(parsed)) return parseOneByOne(bytes, separator, firstLine, isLast);
  const records: CsvRecord[] = [];
  const nextLine = addRecords(parsed, firstLine, records, block.includes('"'));
  return { records, problems: [], length, nextLine, isInLongLine: false };
}

function parseOneByOne(bytes: Buffer, separator: Separator, firstLine: number, isLast: boolean): ParsedBlock {
  const records: CsvRecord[] = [];
  const problems: RowProblem[] = [];
  let line = firstLine;
  let start = 0;
  while (start < bytes.length) {
    let end = firstRecordEnd(bytes, start);
    if (end === 'not here') {
      if (!isLast) break;
      end = bytes.length;
    }
    const parsed = end === 'too long' ? openQuote : parseCells(bytes.subarray(start, end), separator);
    if (Array.isArray(parsed)) {
      line = addRecords(parsed, line, records, true);
      start = end as number;
      continue;
    }
    const nextStart = lineEnd(bytes, start) ?? bytes.length;
    const isLongLine = nextStart - start > maxRecordBytes;
    if (isLongLine && !isLast && lineEnd(bytes, start) === undefined) {
      return { records, problems, length: start, nextLine: line, isInLongLine: true };
    }
    const faulty = bytes.subarray(start, nextStart);
    problems.push(isLongLine ? longLineProblem(faulty, line) : problemOf(faulty, line, parsed));
    line += 1;
    start = nextStart;
  }
  return { records, problems, length: start, nextLine: line, isInLongLine: false };
}

export const longLineProblem = (bytes: Buffer, line: number): RowProblem =>
  problemOf(bytes, line, `is longer than ${maxRecordBytes} bytes: is the file CSV, with one row a line?`);

function problemOf(bytes: Buffer, line: number, fault: string): RowProblem {
  const value = shownValue(bytes.toString('utf8', 0, 1000).trimEnd());
  return { line, column: null, field: null, message: `this row ${fault}`, value };
}

const openQuote = 'opens a quote and does not close it: close it, or double it if it is part of the text';

const faults: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: openQuote,
  INVALID_OPENING_QUOTE: 'has a quote inside a cell: put the whole cell in quotes and double the one inside',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote: double the quotes that are part of the text',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'has text after a closing quote: put the whole cell in quotes',
};

/** The cells of all records, or what is wrong with the first that is malformed. */
function parseCells(bytes: Buffer, separator: Separator): string[][] | string {
  if (!isUtf8(bytes)) return 'is not text in UTF-8: save the file with that encoding';
  try {
    return parse(bytes, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      trim: true,
    });
  } catch (error) {
    const fault = error instanceof CsvError ? faults[error.code] : undefined;
    if (fault === undefined) throw error;
    return fault;
  }
}

/** Adds what is not blank to `records`, and answers the line after the last. */
function addRecords(table: string[][], firstLine: number, records: CsvRecord[], mayHaveLineFeeds: boolean): number {
  let line = firstLine;
  for (const cells of table) {
    const isBlank = cells[0] === '' && cells.every((cell) => cell === '');
    if (!isBlank) records.push({ cells, line });
    line += mayHaveLineFeeds ? 1 + lineFeedsIn(cells) : 1;
  }
  return line;
}

function lineFeedsIn(cells: string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++;
  }
  return count;
}
