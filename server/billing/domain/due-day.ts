import { addDays, type LocalDate, localDateOf, startOfHour, weekdayOf } from '@/server/kernel/calendar';
import type { BillingSettings } from '../schema/policy';

/**
 * The latest charge day that is due in a zone at an instant: whatever is to be charged on that day or before is due. As
 * time goes on it never goes back, also in a night whose clocks do. A day that a zone left out is due with the next one.
 */
export function dueThrough(
  zone: string,
  instant: Date,
  { hour, onWorkingDay }: Pick<BillingSettings, 'hour' | 'onWorkingDay'>,
): LocalDate {
  // The day after today's: where clocks went back over midnight, it has begun already.
  let day = addDays(localDateOf(instant, zone), 1);
  while ((onWorkingDay && weekdayOf(day) > 5) || !hasCome(day, hour, zone, instant)) day = addDays(day, -1);
  return day;
}

function hasCome(day: LocalDate, hour: number, zone: string, instant: Date): boolean {
  const from = startOfHour(day, hour, zone);
  return from <= instant && localDateOf(from, zone) === day;
}
