'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { ReplayTold } from './replay-told';

/** That a run can be calculated again with the same result, and all that shows how it came about. */
export function RunProof({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery({
    ...trpc.runs.replay.queryOptions({ id }),
    // Only when it is asked for, and then anew: it is work.
    enabled: false,
    gcTime: 0,
  });
  return (
    <Section
      title="Proof"
      aside={
        <div className="flex gap-2">
          <Button size="sm" asChild>
            <a href={`/api/download/run-evidence.zip?${new URLSearchParams({ id })}`} download>
              Download evidence
            </a>
          </Button>
          <Button size="sm" disabled={isFetching} onClick={() => void refetch()}>
            {isFetching ? 'Calculating again…' : 'Replay'}
          </Button>
        </div>
      }
    >
      <div aria-live="polite" aria-busy={isFetching}>
        {data ? (
          <ReplayTold replay={data} />
        ) : error ? (
          <ErrorState what="The replay" error={error} onRetry={() => void refetch()} />
        ) : (
          <p className="max-w-prose text-muted">
            Replay calculates this run again from its payables, by the cut-off, the terms and the rules that were kept
            of it, and compares the result. It changes nothing. The evidence is one archive of all that shows how this
            run came about and what became of it, with every line and the audit.
          </p>
        )}
      </div>
    </Section>
  );
}
