import { addDays, type LocalDate, weekdayOf } from '@/server/kernel/calendar';

const MONDAY = 1;

/**
 * The day of a merchant's next disbursement after `today`: each day for daily merchants; for weekly ones the weekday of
 * their `liveOn`, or Monday while that is not known.
 */
export function nextDisbursementDay(
  frequency: 'daily' | 'weekly',
  liveOn: LocalDate | null,
  today: LocalDate,
): LocalDate {
  const tomorrow = addDays(today, 1);
  if (frequency === 'daily') return tomorrow;
  const weekday = liveOn === null ? MONDAY : weekdayOf(liveOn);
  return addDays(tomorrow, (weekday - weekdayOf(tomorrow) + 7) % 7);
}
