'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';
import type { Run } from '@/server/billing/schema/runs';
import { outcomeLook } from './outcome-look';

/** The library weighs more than the rest of the page, so it comes after it. */
const Bars = dynamic(() => import('./outcome-bars').then(({ OutcomeBars }) => OutcomeBars), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

/** How many invoices came out in which way; the same as a table for whoever cannot see bars. */
export function OutcomeChart({ outcomes }: { outcomes: Run['outcomes'] }) {
  const bars = outcomes.map(({ outcome, invoices }) => ({ ...outcomeLook(outcome), invoices }));
  return (
    <figure>
      <div aria-hidden className="overflow-hidden" style={{ height: `${bars.length * 2.25}rem` }}>
        <Bars bars={bars} />
      </div>
      <table className="sr-only">
        <caption>Invoices by what came of them</caption>
        <tbody>
          {bars.map(({ words, invoices }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>{invoices}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
