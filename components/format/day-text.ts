import { addDays, localDate } from '@/server/kernel/calendar';

/**
 * Days are calendar days without a zone: they are formatted as UTC midnight in UTC, so that no viewer's zone shifts them.
 */
const utcOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const dayFormat = { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** `2018-01-08` → `Jan 8, 2018`; with the weekday `Mon, Jan 8, 2018`. */
export const dayText = (day: string, locale: string, options: { weekday?: boolean } = {}): string =>
  new Intl.DateTimeFormat(locale, { ...dayFormat, ...(options.weekday ? { weekday: 'short' } : {}) }).format(
    utcOf(day),
  );

/** As periods stand in the API: half-open, `end` is the day it ends before. */
export type TimeFrame = { start: string; end: string };

/** The days of a period in words that name the last one: from 2018-01-01 to before 2018-01-08 is `Jan 1 – 7, 2018`. */
export function periodText({ start, end }: TimeFrame, locale: string): string {
  const last = addDays(localDate(end), -1);
  if (last === start) return dayText(start, locale);
  return new Intl.DateTimeFormat(locale, dayFormat).formatRange(utcOf(start), utcOf(last));
}

/** For axes of charts: `Jan 8`, and with the year `Jan 8, 18`. */
export const shortDayText = (day: string, locale: string, options: { year?: boolean } = {}): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(options.year ? { year: '2-digit' } : {}),
  }).format(utcOf(day));

/** `2018-01` → `January 2018`. */
export const monthText = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(utcOf(`${month}-01`));
