'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { Progress } from '@/components/ui/progress';
import type { ClockMove } from '@/server/sandbox/schema';

type DayTally = ClockMove['days'][number];

const columns: Column<DayTally>[] = [
  { header: 'Day (UTC)', cell: ({ day }) => <Day day={day} weekday /> },
  { header: 'Made', align: 'end', cell: ({ made }) => <Count of={made} /> },
  { header: 'Charged', align: 'end', cell: ({ charged }) => <Count of={charged} /> },
  { header: 'Failed', align: 'end', cell: ({ failed }) => <Count of={failed} /> },
];

/** The latest move, live while it is under way: how far it is, and what happened on each day. */
export function ClockMoveView({ move }: { move: ClockMove }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const stop = useMutation(
    trpc.sandbox.stop.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.sandbox.moves.queryFilter()),
    }),
  );
  const isMoving = move.status === 'moving';
  return (
    <Section
      title={isMoving ? 'On its way' : 'The latest move'}
      aside={
        isMoving ? (
          <Button size="sm" disabled={stop.isPending} onClick={() => stop.mutate({ id: move.id })}>
            Stop here
          </Button>
        ) : undefined
      }
    >
      <p className="mb-2 text-muted" role="status">
        <Outcome move={move} />
      </p>
      {isMoving ? (
        <Progress label="Move of the clock" share={move.stopsDone / move.stops} className="mb-4 max-w-md" />
      ) : null}
      {move.status === 'failed' ? (
        <div className="mb-4">
          <Callout tone="danger" title="The clock could not be moved any further">
            {move.failureReason}
          </Callout>
        </div>
      ) : null}
      {move.days.length > 0 ? (
        <DataTable name="What happened on the way" rows={move.days} columns={columns} rowKey={({ day }) => day} />
      ) : (
        <p className="text-muted">
          {isMoving ? 'No invoice was made or charged yet.' : 'No invoice was made or charged on the way.'}
        </p>
      )}
    </Section>
  );
}

function Outcome({ move: { status, from, to, at } }: { move: ClockMove }) {
  if (status === 'moving')
    return (
      <>
        <Instant at={at} /> of <Instant at={to} />
      </>
    );
  return (
    <>
      From <Instant at={from} /> to <Instant at={at} />
      {status === 'stopped' ? ', where it was stopped' : ''}
    </>
  );
}
