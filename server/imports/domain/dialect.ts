import { type DecimalMark, isDecimal } from '@/server/kernel/decimal';
import { datePattern, shapeOf, shapeOfColumn } from './cell-shape';
import { parseBlock, type Separator } from './csv-block';
import { fieldsOf, normaliseHeader } from './fields';

/** How a file is written, as far as its first lines tell. */
export type Dialect = {
  separator: Separator;
  hasHeader: boolean;
  decimal: DecimalMark;
  /** The only numbers with a mark look like `1.500`, which may be one and a half or fifteen hundred. */
  ambiguousDecimal: boolean;
  /** For `compileDateFormat`; a time, its fraction and its offset may follow the day. */
  dateFormat: string;
  /** No day above the 12th was seen, so day and month may be the other way round. */
  ambiguousDate: boolean;
};

/** In this order when equally good: a comma is most likely to be a decimal mark instead. */
const separators: readonly Separator[] = [';', '\t', '|', ','];

/** Guesses from the first lines of a file (64 KB are plenty), which should be whole. What is ambiguous says so. */
export function detectDialect(sample: string): Dialect {
  const { separator, rows } = splitBest(sample);
  const hasHeader = looksLikeHeader(rows);
  const data = hasHeader ? rows.slice(1) : rows;
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, column) => column);
  const cellsOf = (shape: 'number' | 'date') =>
    columns
      .filter((column) => shapeOfColumn(data, column) === shape)
      .flatMap((column) => data.map((row) => row[column] ?? ''))
      .filter((cell) => shapeOf(cell) === shape);
  return { separator, hasHeader, ...decimalOf(cellsOf('number')), ...dateFormatOf(cellsOf('date')) };
}

/** The separator that makes the most columns in the most rows. */
function splitBest(sample: string): { separator: Separator; rows: string[][] } {
  const bytes = Buffer.from(sample);
  let best: { separator: Separator; rows: string[][]; score: number } | undefined;
  for (const separator of separators) {
    const rows = parseBlock(bytes, separator, 1).records.map((record) => record.cells);
    const score = scoreOf(rows);
    if (!best || score > best.score) best = { separator, rows, score };
  }
  return best?.score ? best : { separator: ',', rows: best?.rows ?? [] };
}

function scoreOf(rows: string[][]): number {
  const rowsByWidth = new Map<number, number>();
  for (const row of rows) rowsByWidth.set(row.length, (rowsByWidth.get(row.length) ?? 0) + 1);
  const [width, count] = [...rowsByWidth].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  return ((width - 1) * count) / Math.max(rows.length, 1);
}

const knownHeaders = new Set(
  Object.values(fieldsOf)
    .flat()
    .flatMap((field) => field.headers.map(normaliseHeader)),
);

/**
 * A first row is a header when its cells look like names and either half of them are names we know, or a column below
 * holds numbers, dates, addresses or the like.
 */
function looksLikeHeader([first = [], ...data]: string[][]): boolean {
  const names = first.filter((cell) => cell !== '');
  const areNames = names.every((cell) => shapeOf(cell) === 'text' && /^[\p{L}_#][^@]{0,59}$/u.test(cell));
  if (names.length === 0 || !areNames || new Set(names).size < names.length) return false;
  const known = names.filter((cell) => knownHeaders.has(normaliseHeader(cell))).length;
  if (2 * known >= names.length) return true;
  return first.some((_, column) => !['text', null].includes(shapeOfColumn(data, column)));
}

function decimalOf(numbers: string[]): Pick<Dialect, 'decimal' | 'ambiguousDecimal'> {
  let points = 0;
  let commas = 0;
  let ambiguous = 0;
  for (const number of numbers) {
    if (!/[.,]/.test(number)) continue;
    const byPoint = isDecimal(number, { decimal: '.' });
    if (byPoint && isDecimal(number, { decimal: ',' })) ambiguous++;
    else if (byPoint) points++;
    else commas++;
  }
  return { decimal: commas > points ? ',' : '.', ambiguousDecimal: points + commas === 0 && ambiguous > 0 };
}

/**
 * Day before month or after is decided by numbers above 12. Where none was seen it is the day, as in most of the world,
 * and only dots are sure: nobody writes MM.dd.yyyy.
 */
function dateFormatOf(dates: string[]): Pick<Dialect, 'dateFormat' | 'ambiguousDate'> {
  let dayFirst = 0;
  let monthFirst = 0;
  let mark = '';
  let isYearFirst = true;
  for (const date of dates) {
    const { year, mark: yearMark, first, mark2, second } = datePattern.exec(date)?.groups ?? {};
    if (mark === '') {
      isYearFirst = year !== undefined;
      mark = yearMark ?? mark2 ?? '';
    }
    if (Number(first) > 12) dayFirst++;
    if (Number(second) > 12) monthFirst++;
  }
  const time = '[ HH:mm[:ss[.SSS]][X]]';
  if (isYearFirst) return { dateFormat: `yyyy${mark || '-'}MM${mark || '-'}dd${time}`, ambiguousDate: false };
  const parts = monthFirst > dayFirst ? ['MM', 'dd', 'yyyy'] : ['dd', 'MM', 'yyyy'];
  return { dateFormat: parts.join(mark) + time, ambiguousDate: dayFirst + monthFirst === 0 && mark !== '.' };
}
