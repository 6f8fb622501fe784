import { addDays, earlierOf, type LocalDate, weekdayOf } from '@/server/kernel/calendar';
import type { Period } from '@/server/kernel/period';

/** When a merchant is paid. */
export type Schedule = {
  frequency: 'daily' | 'weekly';
  /** The first day of business: it gives a weekly merchant its weekday. */
  liveOn: LocalDate | null;
  /** Its own days instead: ISO weekdays, 1 is Monday. */
  weekdays: readonly number[] | null;
};

const MONDAY = 1;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The ISO weekdays on which a merchant is paid: its own; else each, or that of its `liveOn` (Monday while not known). */
export function payWeekdays({ frequency, liveOn, weekdays }: Schedule): readonly number[] {
  if (weekdays !== null && weekdays.length > 0) return weekdays;
  if (frequency === 'daily') return EVERY_DAY;
  return [liveOn === null ? MONDAY : weekdayOf(liveOn)];
}

/** The latest pay day that has come by `today`, itself included. */
export function lastPayDay(schedule: Schedule, today: LocalDate): LocalDate {
  const away = payWeekdays(schedule).map((weekday) => (weekdayOf(today) - weekday + 7) % 7);
  return addDays(today, -Math.min(...away));
}

/** The first pay day after `today`. */
export function nextPayDay(schedule: Schedule, today: LocalDate): LocalDate {
  const tomorrow = addDays(today, 1);
  const away = payWeekdays(schedule).map((weekday) => (weekday - weekdayOf(tomorrow) + 7) % 7);
  return addDays(tomorrow, Math.min(...away));
}

/** How a merchant stands when its turn is looked for. */
export type Standing = Schedule & {
  /** The day before which all its days are closed; null: none is. */
  closedUntil: LocalDate | null;
  /** The first day on which anything fell due; null: nothing ever did. */
  firstDue: LocalDate | null;
};

/**
 * The days that a merchant is paid for on its latest pay day by `today`: from where it was paid last up to that day, which
 * is itself excluded. Days that were missed are made up for. Null: it was paid through that day already.
 */
export function turnOn(standing: Standing, today: LocalDate): Period | null {
  return periodUpTo(standing, lastPayDay(standing, today));
}

/** Each turn of a merchant up to and including `through`, as they would have been, in order. */
export function turnsThrough(standing: Standing, through: LocalDate): Period[] {
  const { closedUntil, firstDue, liveOn } = standing;
  const first = firstDue !== null && liveOn !== null ? earlierOf(firstDue, liveOn) : (firstDue ?? liveOn);
  const begin = closedUntil ?? first;
  if (begin === null) return [];
  const turns: Period[] = [];
  let at = standing;
  for (let day = nextPayDay(standing, begin); day <= through; day = nextPayDay(standing, day)) {
    const period = periodUpTo(at, day);
    if (period) turns.push(period);
    at = { ...at, closedUntil: day };
  }
  return turns;
}

/** The days that are paid for on `to`: from where it was paid last; null: it was paid through that day already. */
export function periodUpTo(standing: Standing, to: LocalDate): Period | null {
  const { closedUntil, firstDue } = standing;
  if (closedUntil !== null) return closedUntil < to ? { from: closedUntil, to } : null;
  // Never paid before: a whole interval, or from the first that is owed where that is longer ago.
  const before = lastPayDay(standing, addDays(to, -1));
  return { from: firstDue !== null && firstDue < before ? firstDue : before, to };
}
