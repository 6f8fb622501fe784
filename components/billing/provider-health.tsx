'use client';

import dynamic from 'next/dynamic';
import { Count } from '@/components/ui/count';
import { Figures } from '@/components/ui/figures';
import { Skeleton } from '@/components/ui/skeleton';
import type { BillingProvider } from '@/server/billing/schema/providers';

type Health = BillingProvider['health'];

/** The library weighs more than the rest of the page, so it comes after it. */
const Bars = dynamic(() => import('./health-bars').then(({ HealthBars }) => HealthBars), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

/** How many calls there were, how many had no clear answer, and how long one took. */
export function ProviderHealth({ health }: { health: Health }) {
  if (health.length === 0) return <p className="text-muted">It was not called.</p>;
  const calls = sum(health, ({ calls: of }) => of);
  const failed = sum(health, ({ failed: of }) => of);
  const took = sum(health, (minute) => minute.latencyMs * minute.calls) / Math.max(calls, 1);
  return (
    <>
      <Figures
        figures={[
          { name: 'Calls', value: <Count of={calls} /> },
          {
            name: 'Without a clear answer',
            value: `${((100 * failed) / Math.max(calls, 1)).toFixed(1)} %`,
            note: <Count of={failed} one="call" many="calls" />,
          },
          { name: 'One took', value: `${Math.round(took)} ms` },
        ]}
      />
      <div aria-hidden className="mt-4 h-40 overflow-hidden">
        <Bars health={health} />
      </div>
      <p className="mt-1 text-muted text-xs">Calls by the minute; the red part had no clear answer.</p>
    </>
  );
}

const sum = (health: Health, of: (minute: Health[number]) => number): number =>
  health.reduce((total, minute) => total + of(minute), 0);
