import { isLocalDate, type LocalDate } from './calendar';
import { type Outcome, ok, refuse } from './outcome';
import { instantMsOf } from './time-zone';

/** `reason` continues a sentence that begins with the text. */
export type Misread = { reason: string };

/** Reads dates of one format. */
export type DateReader = {
  /** The instant; where the text names no offset, by the clocks of `zone` (see `instantMsOf` for gaps and repeats). */
  instant(text: string, zone: string): Date | Misread;
  /** The day as it is written, whatever the time and offset beside it. */
  day(text: string): LocalDate | Misread;
};

// Months, days and hours may lack their leading zero; fractions finer than milliseconds, as databases write them, are cut.
const fields: Record<string, string> = {
  yyyy: '(\\d{4})',
  MM: '(\\d{1,2})',
  dd: '(\\d{1,2})',
  HH: '(\\d{1,2})',
  mm: '(\\d{2})',
  ss: '(\\d{2})',
  SSS: '(\\d{1,9})',
  X: ' ?(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)',
};

const tokens = /yyyy|MM|dd|HH|mm|ss|SSS|X|[[\]]|[-/.,: T]/y;

/**
 * Compiles a pattern such as `dd/MM/yyyy HH:mm:ss` or `yyyy-MM-dd[ HH:mm[:ss[.SSS]][X]]`. The letters are those of
 * Unicode and java.time: `X` is an offset (`Z`, `UTC`, `+02`, `+02:00`), brackets hold what may be missing. A blank also
 * matches a `T`.
 */
export function compileDateFormat(pattern: string): Outcome<DateReader> {
  const order: string[] = [];
  let source = '';
  let depth = 0;
  tokens.lastIndex = 0;
  for (let at = 0; at < pattern.length; at = tokens.lastIndex) {
    const token = tokens.exec(pattern)?.[0];
    if (token === undefined) return refusePattern(pattern, `"${pattern.slice(at)}" is not understood`);
    if (order.includes(token)) return refusePattern(pattern, `${token} stands there twice`);
    const field = fields[token];
    if (field !== undefined) {
      // Digits that follow each other without a mark between them can only be told apart by their number.
      source += /[\d}]\)$/.test(source) && token !== 'X' ? field.replace('{1,2}', '{2}') : field;
      order.push(token);
    } else if (token === '[') {
      source += '(?:';
      depth += 1;
    } else if (token === ']') {
      source += ')?';
      depth -= 1;
      if (depth < 0) break;
    } else {
      source += token === ' ' ? '[ T]' : `\\${token}`;
    }
  }
  if (depth !== 0) return refusePattern(pattern, 'its brackets do not match');
  for (const needed of ['yyyy', 'MM', 'dd']) {
    if (!order.includes(needed)) return refusePattern(pattern, `${needed} is missing`);
  }
  return ok(readerOf(new RegExp(`^${source}$`), order, pattern));
}

function readerOf(shape: RegExp, order: string[], pattern: string): DateReader {
  const groupOf = (field: string) => order.indexOf(field) + 1;
  const [year, month, day] = [groupOf('yyyy'), groupOf('MM'), groupOf('dd')];
  const [hour, minute, second, fraction] = [groupOf('HH'), groupOf('mm'), groupOf('ss'), groupOf('SSS')];
  const offset = groupOf('X');
  const notWritten: Misread = { reason: `is not a date written as ${pattern}` };
  const noSuchDate: Misread = { reason: 'is not a date that exists' };

  return {
    instant(text, zone) {
      const match = shape.exec(text);
      if (!match) return notWritten;
      const dayMs = dayMsOf(Number(match[year]), Number(match[month]), Number(match[day]));
      const timeMs = timeMsOf(numberIn(match, hour), numberIn(match, minute), numberIn(match, second));
      if (dayMs === undefined || timeMs === undefined) return noSuchDate;
      const wallMs = dayMs + timeMs + millisecondsOf(fraction === 0 ? undefined : match[fraction]);
      const written = offset === 0 ? undefined : match[offset];
      return new Date(written === undefined ? instantMsOf(wallMs, zone) : wallMs - offsetMsOf(written));
    },
    day(text) {
      const match = shape.exec(text);
      if (!match) return notWritten;
      const date = `${match[year]}-${match[month]?.padStart(2, '0')}-${match[day]?.padStart(2, '0')}`;
      return isLocalDate(date) ? date : noSuchDate;
    },
  };
}

/** Group 0 stands for a field that the pattern does not have. */
const numberIn = (match: RegExpExecArray, group: number): number => (group === 0 ? 0 : Number(match[group] ?? 0));

function dayMsOf(year: number, month: number, day: number): number | undefined {
  const dayMs = Date.UTC(year, month - 1, day);
  const date = new Date(dayMs);
  // `Date.UTC` takes 30 February for 2 March.
  const exists = year >= 1000 && month >= 1 && month <= 12 && date.getUTCDate() === day;
  return exists ? dayMs : undefined;
}

function timeMsOf(hour: number, minute: number, second: number): number | undefined {
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : undefined;
}

const millisecondsOf = (fraction: string | undefined): number =>
  fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));

function offsetMsOf(written: string): number {
  if (written === 'Z' || written === 'UTC') return 0;
  const minutes = Number(written.slice(1, 3)) * 60 + Number(written.slice(3).replace(':', ''));
  return (written.startsWith('-') ? -minutes : minutes) * 60_000;
}

const refusePattern = (pattern: string, reason: string): Outcome<never> =>
  refuse(
    'invalid_input',
    `"${pattern}" is not a date format: ${reason}. Write it with yyyy MM dd HH mm ss SSS X, such as dd/MM/yyyy HH:mm:ss`,
  );
