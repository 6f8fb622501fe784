import {
  addDays,
  compareDates,
  daysBetween,
  firstOfMonth,
  type LocalDate,
  localDateOf,
  startOfHour,
} from '@/server/kernel/calendar';

const hourMs = 3_600_000;

/**
 * Where a clock that is moved to `to` stops next, so that the hours at which zones begin their months and bill them, and
 * every day, have their work done on the way: each hour of UTC from the first zone's first of the month to the last one's
 * evening of it, and each noon.
 */
export function nextStop(at: Date, to: Date): Date {
  let hour = Math.floor(at.getTime() / hourMs);
  do hour += 1;
  while (hour * hourMs < to.getTime() && !isStop(new Date(hour * hourMs)));
  return new Date(Math.min(hour * hourMs, to.getTime()));
}

/** How many stops there are on the way. */
export function countStops(from: Date, to: Date): number {
  let count = 0;
  for (let at = from; at < to; at = nextStop(at, to)) count += 1;
  return count;
}

function isStop(hour: Date): boolean {
  if (hour.getUTCHours() === 12) return true;
  // 14 hours ahead of UTC, and 12 behind it with the 23rd hour as the one that bills, and some to spare.
  const [soon, lately] = [15, -13].map((hours) => new Date(hour.getTime() + hours * hourMs)) as [Date, Date];
  return soon.getUTCDate() === 1 || hour.getUTCDate() === 1 || lately.getUTCDate() === 1;
}

/** Where people move it to: a day or a month on, the next first of a month, or a day. */
export type Destination = 'day' | 'month' | 'first' | LocalDate;

/** The first of a month and a named day are meant with their evening: by then that day has come everywhere. */
export function destinationOf(to: Destination, at: Date): Date {
  const today = localDateOf(at, 'UTC');
  if (to === 'day') return later(at, 1);
  if (to === 'month') return later(at, daysBetween(today, aMonthAfter(today)));
  return startOfHour(to === 'first' ? nextFirst(today) : to, 23, 'UTC');
}

/** Nobody waits for more than a year of it. */
export const isTooFar = (to: Date, at: Date): boolean => to > later(at, 366);

const later = (at: Date, days: number): Date => new Date(at.getTime() + days * 24 * hourMs);
const nextFirst = (day: LocalDate): LocalDate => firstOfMonth(addDays(firstOfMonth(day), 31));

/** The same day of the next month, or its last where it is shorter. */
function aMonthAfter(day: LocalDate): LocalDate {
  const same = addDays(nextFirst(day), daysBetween(firstOfMonth(day), day));
  const last = addDays(nextFirst(nextFirst(day)), -1);
  return compareDates(same, last) < 0 ? same : last;
}
