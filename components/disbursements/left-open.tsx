'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { Day, Period } from '@/components/ui/day';
import type { LeftOpen as Open } from '@/server/disbursements/schema/calendar';
import { Pays } from './pays';

const SHOWN = 5;

/** Days that no scheduled run takes any more: said so, with the run that closes them. */
export function LeftOpen({ mayRun }: { mayRun: boolean }) {
  const { data } = useQuery(useTRPC().runs.leftOpen.queryOptions());
  const [showsAll, setShowsAll] = useState(false);
  if (!data || data.length === 0) return null;
  return (
    <div className="mb-6">
      <Callout tone="warning" title="Some days were left open">
        <p>
          A run was given up after a later one was calculated. Scheduled runs go on from the later one, so these days
          need a run of their own.
        </p>
        <ul aria-label="Days that were left open" className="mt-2 grid gap-1.5">
          {(showsAll ? data : data.slice(0, SHOWN)).map((open) => (
            <li key={`${open.merchant?.reference ?? ''} ${open.timeFrame.start}`}>
              <OpenDays open={open} mayRun={mayRun} />
            </li>
          ))}
        </ul>
        {data.length > SHOWN ? (
          <Button size="sm" className="mt-2" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer' : `Show all ${data.length}`}
          </Button>
        ) : null}
      </Callout>
    </div>
  );
}

function OpenDays({ open, mayRun }: { open: Open; mayRun: boolean }) {
  const { merchant, merchants, timeFrame, net, frames } = open;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {merchant ? (
        <Link className="font-medium hover:underline" href={`/merchants/${encodeURIComponent(merchant.reference)}`}>
          {merchant.name}
        </Link>
      ) : (
        <span className="font-medium">
          <Count of={merchants} one="merchant" many="merchants" />
        </span>
      )}
      <Period of={timeFrame} />
      <span>
        <Pays pays={net} />
      </span>
      {mayRun
        ? frames.map(({ length, endingBefore }) => (
            <Link
              key={endingBefore}
              className="text-accent underline underline-offset-2"
              href={`/runs/new?${new URLSearchParams({
                of: length === '1week' ? 'week' : 'day',
                endingBefore,
                ...(merchant ? { merchant: merchant.reference } : {}),
              })}`}
            >
              {length === '1week' ? 'Run the week before' : 'Run the day before'} <Day day={endingBefore} />
            </Link>
          ))
        : null}
    </span>
  );
}
