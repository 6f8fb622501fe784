import { addDays, type LocalDate } from '@/server/kernel/calendar';
import type { Period } from '@/server/kernel/period';
import { monthOf } from './proration';

/** So many days before a month begins its invoices are made, so that there is time to look at them. */
export const DAYS_AHEAD = 5;

/**
 * The months whose invoices are to be made on a day of the customer's calendar: this one, the next once it is near, and
 * those since the last that were missed.
 */
export function monthsToMake(today: LocalDate, lastMade: LocalDate | null): Period[] {
  const current = monthOf(today);
  const last = addDays(today, DAYS_AHEAD) >= current.to ? monthOf(current.to) : current;
  const months: Period[] = [];
  let month = lastMade !== null && lastMade < current.from ? monthOf(monthOf(lastMade).to) : current;
  for (; month.from <= last.from; month = monthOf(month.to)) months.push(month);
  return months;
}
