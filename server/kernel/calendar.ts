import { firstInstantMsFrom, offsetMsAt } from './time-zone';

/** A calendar day `YYYY-MM-DD` without a time zone, of the years 1000 to 9999. Days compare as their text does. */
export type LocalDate = string & { readonly brand: 'LocalDate' };

const dayMs = 86_400_000;
const firstDay = Date.UTC(1000, 0, 1) / dayMs;
const lastDay = Date.UTC(9999, 11, 31) / dayMs;

/** Whether the text is a day that exists: 2018-02-30 is none, nor is 2018-2-3. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const day = Date.parse(`${text}T00:00:00Z`);
  // `Date.parse` takes 30 February for 2 March.
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
}

/** For text that must be right (rows of the database, constants); throws a RangeError when it is not. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`"${text}" is not a day written as YYYY-MM-DD`);
  return text;
}

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayOf(date) + days);

/** Days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayOf(to) - dayOf(from);

/** Monday is 1 and Sunday 7, as in ISO 8601. */
export function weekdayOf(date: LocalDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayOf(date) + 3) % 7) + 7) % 7) + 1;
}

export const firstOfMonth = (date: LocalDate): LocalDate => `${date.slice(0, 8)}01` as LocalDate;

/** Negative, zero or positive, for `sort`. */
export const compareDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);

export const earlierOf = (a: LocalDate, b: LocalDate): LocalDate => (compareDates(a, b) <= 0 ? a : b);

export const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (compareDates(a, b) >= 0 ? a : b);

/**
 * The day that the zone's calendar shows at an instant. Throws a RangeError for what is not a zone (`isTimeZone`).
 */
export function localDateOf(instant: Date, zone: string): LocalDate {
  const instantMs = instant.getTime();
  return dateOfDay(Math.floor((instantMs + offsetMsAt(instantMs, zone)) / dayMs));
}

/**
 * The first instant of the day in the zone: 01:00 where the clocks skip midnight. A day that a zone skipped altogether
 * (Pacific/Apia, 2011-12-30) starts when the next one does, and so is empty. Where clocks went back over midnight after
 * the new day had begun (last in Newfoundland in 2010, for one minute), the new day counts from its first minute.
 */
export function startOfDay(date: LocalDate, zone: string): Date {
  return new Date(firstInstantMsFrom(dayOf(date) * dayMs, zone));
}

/** The first instant from which the zone's clocks show that hour of the day (0 to 23), or a later one in a gap. */
export const startOfHour = (date: LocalDate, hour: number, zone: string): Date =>
  new Date(firstInstantMsFrom(dayOf(date) * dayMs + hour * 3_600_000, zone));

/** Days since 1970-01-01. */
const dayOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

const dates = new Map<number, LocalDate>();

function dateOfDay(day: number): LocalDate {
  let date = dates.get(day);
  if (date === undefined) {
    if (!(day >= firstDay && day <= lastDay)) throw new RangeError('only years from 1000 to 9999 have a calendar here');
    date = new Date(day * dayMs).toISOString().slice(0, 10) as LocalDate;
    // Eleven years of days; a busier cache starts afresh rather than grow.
    if (dates.size >= 4_096) dates.clear();
    dates.set(day, date);
  }
  return date;
}
