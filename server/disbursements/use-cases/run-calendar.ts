import { type Actor, authorise } from '@/server/identity/door';
import { addDays, firstOfMonth, type LocalDate, localDate, localDateOf, weekdayOf } from '@/server/kernel/calendar';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { payWeekdays } from '../domain/schedule';
import type { Calendar, RunOfDay } from '../schema/calendar';
import { countSchedules, findRunsOfDays, type RunOfDayRow } from '../store/calendar';

/** Each day of a month with its runs, and of days to come how many merchants will have their turn. */
export async function getRunCalendar(actor: Actor | null, { month }: { month: string }): Promise<Outcome<Calendar>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const first = localDate(`${month}-01`);
  const end = firstOfMonth(addDays(first, 31));
  const [found, schedules] = await Promise.all([findRunsOfDays(pool(), first, end), countSchedules(pool())]);
  const today = localDateOf(now(), 'UTC');
  const dueOn = (day: LocalDate) =>
    schedules
      .filter(({ schedule }) => payWeekdays(schedule).includes(weekdayOf(day)))
      .reduce((sum, { merchants }) => sum + merchants, 0);
  const days: Calendar['days'] = [];
  for (let day = first; day < end; day = addDays(day, 1)) {
    const runs = found.filter((run) => run.period_to === day).map(present);
    days.push({ day, runs, due: day > today ? dueOn(day) : null });
  }
  return ok({ days });
}

const present = (row: RunOfDayRow): RunOfDay => ({
  id: row.id,
  kind: row.kind,
  timeFrame: { start: row.period_from, end: row.period_to },
  merchant: row.merchant_reference,
  status: row.status,
  pays: row.pays.map(({ currency, minor }) => moneyJson(BigInt(minor), currency)),
});
