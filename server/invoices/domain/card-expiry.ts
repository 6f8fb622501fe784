import { addDays, daysBetween, firstOfMonth, type LocalDate, localDate } from '@/server/kernel/calendar';

/** So many days before a card ends its customer is told, each once; the most first. */
export const WARNINGS_DAYS = [30, 7] as const;

/** The last day on which a card `MM/YY` can be charged: that of its month. */
export function lastDayOf(expiry: string): LocalDate {
  const [month, year] = expiry.split('/');
  const first = localDate(`20${year}-${month}-01`);
  return addDays(firstOfMonth(addDays(first, 31)), -1);
}

/** The warning that has come, in days before the card ends: the last one only. None once it has ended. */
export function warningOf(expiry: string, today: LocalDate): number | null {
  const left = daysBetween(today, lastDayOf(expiry));
  if (left < 0) return null;
  return WARNINGS_DAYS.findLast((days) => left <= days) ?? null;
}

/** The months `MM/YY` in which a card may end that is to be told of on a day. */
export const monthsToWarnOf = (today: LocalDate): string[] => [
  ...new Set(
    // A day to each side, since elsewhere it is another day.
    [-1, 0, WARNINGS_DAYS[0], WARNINGS_DAYS[0] + 1].map((days) => monthOf(addDays(today, days))),
  ),
];
const monthOf = (day: LocalDate): string => `${day.slice(5, 7)}/${day.slice(2, 4)}`;
