import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { type RowProblem, shownValue } from './row-problem';

export type Separator = ',' | ';' | '\t' | '|';

export type CsvRecord = { cells: string[]; line: number };

export type ParsedBlock = { records: CsvRecord[]; problems: RowProblem[]; nextLine: number };

const quote = 34;
const lineFeed = 10;

/**
 * Parses whole lines of CSV (RFC 4180, any of four separators). A block without a fault, the usual, is parsed at once. In
 * one with a fault each record is parsed by itself: what is malformed becomes a problem of its first line, and reading
 * goes on with the next line. Records of nothing but blanks are left out.
 */
export function parseBlock(block: Buffer, separator: Separator, firstLine: number): ParsedBlock {
  const whole = isUtf8(block) ? parseCells(block, separator) : null;
  if (!Array.isArray(whole)) return parseRecordByRecord(block, separator, firstLine);
  const records: CsvRecord[] = [];
  const hasQuotes = block.includes(quote);
  let line = firstLine;
  for (const cells of whole) {
    if (!isBlank(cells)) records.push({ cells, line });
    line += hasQuotes ? 1 + lineFeedsIn(cells) : 1;
  }
  return { records, problems: [], nextLine: line };
}

/** The end of the first record, or of the last whole one, from `start`: past a line feed outside quotes; -1 if none. */
export function recordEnd(bytes: Buffer, which: 'first' | 'last', start = 0): number {
  let end = -1;
  let isQuoted = false;
  for (let index = start; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === lineFeed && !isQuoted) {
      end = index + 1;
      if (which === 'first') return end;
    }
  }
  return end;
}

/** The end of the line that begins at `start`, past its line feed; -1 if it has none. */
export function lineEnd(bytes: Buffer, start = 0): number {
  const index = bytes.indexOf(lineFeed, start);
  return index === -1 ? -1 : index + 1;
}

function parseRecordByRecord(block: Buffer, separator: Separator, firstLine: number): ParsedBlock {
  const records: CsvRecord[] = [];
  const problems: RowProblem[] = [];
  const endOr = (end: number) => (end === -1 ? block.length : end);
  let line = firstLine;
  for (let start = 0; start < block.length; ) {
    let end = endOr(recordEnd(block, 'first', start));
    const bytes = block.subarray(start, end);
    const parsed = isUtf8(bytes)
      ? parseCells(bytes, separator)
      : 'is not text in UTF-8: save the file with that encoding';
    if (typeof parsed === 'string') {
      end = endOr(lineEnd(block, start));
      const value = shownValue(block.toString('utf8', start, end).trimEnd());
      problems.push({ line, column: null, field: null, message: `this row ${parsed}`, value });
      line += 1;
    } else {
      for (const cells of parsed) {
        if (!isBlank(cells)) records.push({ cells, line });
        line += 1 + lineFeedsIn(cells);
      }
    }
    start = end;
  }
  return { records, problems, nextLine: line };
}

const faults: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'opens a quote and does not close it: close it, or double it if it is part of the text',
  INVALID_OPENING_QUOTE: 'has a quote inside a cell: put the whole cell in quotes and double the one inside',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote: double the quotes that are part of the text',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'has text after a closing quote: put the whole cell in quotes',
};

/** The cells of all records, or what is wrong with one of them. */
function parseCells(bytes: Buffer, separator: Separator): string[][] | string {
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

const isBlank = (cells: string[]): boolean => cells[0] === '' && cells.every((cell) => cell === '');

function lineFeedsIn(cells: string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++;
  }
  return count;
}
