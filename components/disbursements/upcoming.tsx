'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Count } from '@/components/ui/count';
import { Day } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { Upcoming } from '@/server/disbursements/schema';

/** The next disbursement: when, how much so far, from how many orders. Without `merchant`, the viewer's own. */
export function UpcomingDisbursement({ merchant }: { merchant?: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.disbursements.upcoming.queryOptions({ merchant }));
  if (error && !data) return <ErrorState what="The next disbursement" error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-label="Next disbursement" className="border-y py-4">
      {data ? (
        <ul className="grid gap-4">
          {data.map((upcoming) => (
            <li key={upcoming.net.currency}>
              <Next upcoming={upcoming} />
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton className="h-16 w-64" />
      )}
    </section>
  );
}

function Next({ upcoming: { expectedOn, from, orders, gross, fee, net } }: { upcoming: Upcoming }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
      <div>
        <p className="text-muted text-xs">
          Next disbursement, <Day day={expectedOn} weekday />
        </p>
        <p className="mt-0.5 font-semibold text-2xl tracking-tight">
          <Money money={net} />
        </p>
      </div>
      <p className="pb-1 text-muted">
        {from === null ? (
          'Nothing has fallen due since the last one.'
        ) : (
          <>
            So far <Count of={orders} one="order" many="orders" /> since <Day day={from} />: gross{' '}
            <Money money={gross} /> = fees <Money money={fee} /> + net <Money money={net} />
          </>
        )}
      </p>
    </div>
  );
}
