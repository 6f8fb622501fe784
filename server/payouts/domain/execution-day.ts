import { addDays, type LocalDate, localDateOf, weekdayOf } from '@/server/kernel/calendar';

/**
 * The day on which the bank is asked to pay a file: today in Europe, the next day in the United States, where a file is for
 * a day to come; never at a weekend. From a holiday banks move it on by themselves.
 */
export function executionDay(currency: string, now: Date): LocalDate {
  const first =
    currency === 'USD' ? addDays(localDateOf(now, 'America/New_York'), 1) : localDateOf(now, 'Europe/Brussels');
  const weekday = weekdayOf(first);
  return weekday <= 5 ? first : addDays(first, 8 - weekday);
}
