'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { Day } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { Upcoming } from '@/server/disbursements/schema/upcoming';
import { UpcomingPayout } from './upcoming-payout';

/** The next four payouts as they stand: when, how much so far, and why a day moves. Without `merchant`, the viewer's own. */
export function UpcomingPayouts({ merchant }: { merchant?: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.disbursements.upcoming.queryOptions({ merchant }));
  if (error && !data) return <ErrorState what="The next payouts" error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-label="Next payouts" className="grid gap-3">
      {data?.notes.map(({ code, message }) => (
        <Callout key={code} tone={code === 'on_hold' ? 'warning' : 'info'}>
          {message}
        </Callout>
      ))}
      <ol className="grid gap-px overflow-hidden border-y bg-line lg:grid-cols-4">
        {data
          ? data.payouts.map((payout, index) => (
              <UpcomingPayout key={payout.scheduledOn} payout={payout} isFirst={index === 0} />
            ))
          : [1, 2, 3, 4].map((place) => (
              <li key={place} className="bg-surface py-4 lg:pl-5 lg:first:pl-0">
                <Skeleton className="h-14 w-32" />
              </li>
            ))}
      </ol>
      {data ? <Beyond of={data} /> : null}
    </section>
  );
}

/** What is in none of the four. */
function Beyond({ of: { later, unscheduled } }: { of: Upcoming }) {
  return (
    <>
      {later.map(({ net, orders, through }) => (
        <p key={net.currency} className="text-muted text-xs">
          After these, <Money money={net} /> from <Count of={orders} one="order" many="orders" /> fall due by{' '}
          <Day day={through} />.
        </p>
      ))}
      {unscheduled.map(({ net, orders }) => (
        <p key={net.currency} className="text-muted text-xs">
          <Money money={net} /> from <Count of={orders} one="order" many="orders" /> belong to earlier days that no
          payout has taken in yet. They are paid by a run of their own.
        </p>
      ))}
    </>
  );
}
