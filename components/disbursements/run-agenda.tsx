import { Day } from '@/components/ui/day';
import type { Calendar } from '@/server/disbursements/schema/calendar';
import { DueMerchants, RunOfDayLink } from './run-of-day';

/** The days of a month on which there is anything, one below the other: for a phone. */
export function RunAgenda({ days }: { days: Calendar['days'] }) {
  const shown = days.filter(({ runs, due }) => runs.length > 0 || (due ?? 0) > 0);
  if (shown.length === 0) return <p className="text-muted md:hidden">Nothing is paid in this month.</p>;
  return (
    <ol className="grid border-t md:hidden">
      {shown.map(({ day, runs, due }) => (
        <li key={day} className="grid gap-1 border-b py-2">
          <Day day={day} weekday />
          {runs.map((run) => (
            <RunOfDayLink key={run.id} run={run} />
          ))}
          {runs.length === 0 ? <DueMerchants due={due ?? 0} /> : null}
        </li>
      ))}
    </ol>
  );
}
