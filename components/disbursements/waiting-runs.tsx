'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { runColumns } from './runs-table';
import { waitingEveryMs } from './waiting-every';

/** All of these have been submitted. */
const columns = runColumns.filter(({ header }) => header !== 'Status');

/** The runs that wait for the viewer's approval, the longest waiting first. */
export function WaitingRuns() {
  const { data, error, refetch } = useQuery({
    ...useTRPC().runs.waiting.queryOptions(),
    refetchInterval: waitingEveryMs,
  });
  if (error && !data) return <ErrorState what="What waits" error={error} onRetry={() => void refetch()} />;
  if (data?.length === 0)
    return (
      <EmptyState icon={CircleCheck} title="Nothing waits for you">
        A run that somebody else submitted waits here until you, or enough others, have approved it.
      </EmptyState>
    );
  return (
    <div aria-busy={!data}>
      <DataTable name="Runs that wait" rows={data} columns={columns} rowKey={({ id }) => id} skeletonRows={3} />
    </div>
  );
}
