import { addDays, type LocalDate, localDateOf, weekdayOf } from '@/server/kernel/calendar';
import { firstInstantMsFrom } from '@/server/kernel/time-zone';

/** From which hour of the zone's clocks (0 to 23) a day is charged, and whether Saturday and Sunday wait for Monday. */
export type DueSetting = { hour: number; onWorkingDay: boolean };

/**
 * The latest charge day that is due in a zone at an instant: whatever is to be charged on that day or before is due. As
 * time goes on it never goes back, also in a night whose clocks do. A day that a zone left out is due with the next one.
 */
export function dueThrough(zone: string, instant: Date, { hour, onWorkingDay }: DueSetting): LocalDate {
  // The day after today's: where clocks went back over midnight, it has begun already.
  let day = addDays(localDateOf(instant, zone), 1);
  while ((onWorkingDay && weekdayOf(day) > 5) || !hasCome(day, hour, zone, instant)) day = addDays(day, -1);
  return day;
}

function hasCome(day: LocalDate, hour: number, zone: string, instant: Date): boolean {
  const from = new Date(firstInstantMsFrom(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000, zone));
  return from <= instant && localDateOf(from, zone) === day;
}
