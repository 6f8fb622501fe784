import { useFormatting } from '@/components/format/formatting';
import { cn } from '@/components/ui/cn';
import type { Calendar } from '@/server/disbursements/schema/calendar';
import { addDays, localDate, weekdayOf } from '@/server/kernel/calendar';
import { DueMerchants, RunOfDayLink } from './run-of-day';

type CalendarDay = Calendar['days'][number];

/** Runs of one day that are shown before the rest is counted. */
const SHOWN = 3;

type RunMonthProps = { days: readonly CalendarDay[]; today: string; name: string };

/** A month as a page of a calendar, where there is room for one. */
export function RunMonth({ days, today, name }: RunMonthProps) {
  const weeks = weeksOf(days);
  return (
    <table aria-label={name} className="w-full table-fixed border-collapse max-md:hidden">
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th key={weekday} scope="col" className="h-7 px-2 text-left font-medium text-muted text-xs">
              <Weekday weekday={weekday} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.day}>
            {week.map((day, index) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a weekday is its place.
                key={index}
                className={cn('h-24 border align-top', day === null && 'bg-canvas')}
              >
                {day ? <DayCell day={day} isToday={day.day === today} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day: { day, runs, due }, isToday }: { day: CalendarDay; isToday: boolean }) {
  const more = runs.length - SHOWN;
  return (
    <div className="grid gap-1 p-1.5">
      <time
        dateTime={day}
        aria-current={isToday ? 'date' : undefined}
        className={cn(
          'grid size-5 place-items-center rounded-full text-muted text-xs tabular-nums',
          isToday && 'bg-accent font-medium text-on-accent',
        )}
      >
        {Number(day.slice(8))}
      </time>
      {runs.slice(0, SHOWN).map((run) => (
        <RunOfDayLink key={run.id} run={run} />
      ))}
      {more > 0 ? <p className="px-1 text-muted text-xs">{more} more</p> : null}
      {due !== null && due > 0 && runs.length === 0 ? <DueMerchants due={due} /> : null}
    </div>
  );
}

function Weekday({ weekday }: { weekday: number }) {
  const { locale } = useFormatting();
  // 2024-01-01 was a Monday.
  const day = new Date(`${addDays(localDate('2024-01-01'), weekday - 1)}T00:00:00Z`);
  return (
    <span suppressHydrationWarning>
      {new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' }).format(day)}
    </span>
  );
}

/** Weeks from Monday to Sunday; what lies outside of the month is null. */
function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const before = days[0] ? weekdayOf(localDate(days[0].day)) - 1 : 0;
  const cells = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
