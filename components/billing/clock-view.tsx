'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Count } from '@/components/ui/count';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Figures } from '@/components/ui/figures';
import { Skeleton } from '@/components/ui/skeleton';
import { ClockMoveView } from './clock-move-view';
import { ClockMovesTable } from './clock-moves-table';
import { MoveClock } from './move-clock';

const daySeconds = 86_400;

/** The clock of a demo: what it shows, moving it, and what happened on the way. */
export function ClockView({ viewerId }: { viewerId: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.sandbox.moves.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.clock.isMoving ? 500 : 10_000),
  });
  const latest = data?.moves[0];
  return (
    <>
      <PageHeader
        title="The demo’s clock"
        facts="Orders, payments, invoices and billing go by this clock. It goes forward, never back; signing in, mails and webhooks stay with the real time."
      />
      {error && !data ? <ErrorState what="The clock" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-20 w-full" /> : null}
      {data ? (
        <>
          <Figures
            figures={[
              {
                name: 'It is',
                value: (
                  <span className="[&>time]:whitespace-normal">
                    <Instant at={data.clock.now} />
                  </span>
                ),
              },
              {
                name: 'Ahead of the real time',
                value: <Count of={Math.round(data.clock.aheadSeconds / daySeconds)} one="day" many="days" />,
              },
            ]}
          />
          <Section title="Move it forward">
            <MoveClock clock={data.clock} />
          </Section>
          {latest ? <ClockMoveView move={latest} /> : null}
          {data.moves.length > 1 ? (
            <Section title="Earlier moves">
              <ClockMovesTable moves={data.moves.slice(1)} viewerId={viewerId} />
            </Section>
          ) : null}
        </>
      ) : null}
    </>
  );
}
