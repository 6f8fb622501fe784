'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { dunningSteps } from './dunning-steps';

/** What a policy has said, the newest first. */
export function PolicyHistory({ reference }: { reference: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.dunning.versions.queryOptions({ reference }));
  if (error && !data) return <ErrorState what="The history" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-24 w-full" />;
  return (
    <ol className="grid gap-4">
      {data.data.map((version) => (
        <li key={version.version} className="border-b pb-3 last:border-0 last:pb-0">
          <p className="font-medium">
            Version {version.version}, {version.name}
          </p>
          <p className="tabular-nums">
            {dunningSteps(version)
              .map(({ day, says }) => `${says} ${day}`)
              .join(', ')}
          </p>
          <p className="text-muted text-xs">
            {version.changedBy === 'system' ? (
              'As delivered'
            ) : (
              <>
                {version.changedBy}, <Instant at={version.changedAt} />
              </>
            )}
            {version.why === null ? null : `: ${version.why}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
