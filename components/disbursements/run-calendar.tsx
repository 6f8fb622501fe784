'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { useBusinessNow } from '@/components/format/business-now';
import { monthText } from '@/components/format/day-text';
import { useFormatting } from '@/components/format/formatting';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { addDays, firstOfMonth, isLocalDate, localDate, localDateOf } from '@/server/kernel/calendar';
import { RunAgenda } from './run-agenda';
import { RunMonth } from './run-month';

type RunCalendarProps = { month: string | null; onMonth: (month: string) => void };

/** The runs of a month by their pay day, with the days to come. */
export function RunCalendar({ month, onMonth }: RunCalendarProps) {
  const { locale } = useFormatting();
  const now = useBusinessNow();
  // Runs are named by the day in UTC.
  const today = localDateOf(now(), 'UTC');
  const shown = month !== null && isLocalDate(`${month}-01`) ? month : today.slice(0, 7);
  const first = localDate(`${shown}-01`);
  const { data, error, refetch } = useQuery({
    ...useTRPC().runs.calendar.queryOptions({ month: shown }),
    placeholderData: keepPreviousData,
  });
  const step = (day: string) => onMonth(day.slice(0, 7));
  return (
    <>
      <div className="mb-3 flex items-center gap-2">
        <h2 suppressHydrationWarning aria-live="polite" className="min-w-40 font-semibold text-base">
          {monthText(shown, locale)}
        </h2>
        <Button size="icon" aria-label="The month before" onClick={() => step(addDays(first, -1))}>
          <ChevronLeft aria-hidden />
        </Button>
        <Button size="icon" aria-label="The month after" onClick={() => step(firstOfMonth(addDays(first, 31)))}>
          <ChevronRight aria-hidden />
        </Button>
        {shown === today.slice(0, 7) ? null : <Button onClick={() => step(today)}>This month</Button>}
      </div>
      {data ? (
        <>
          <RunMonth days={data.days} today={today} name={monthText(shown, locale)} />
          <RunAgenda days={data.days} />
        </>
      ) : error ? (
        <ErrorState what="The calendar" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-96 w-full" />
      )}
    </>
  );
}
