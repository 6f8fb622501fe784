'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { RunProgress } from '@/components/disbursements/run-progress';
import { useRunDecision } from '@/components/disbursements/use-run-decision';
import { Callout } from '@/components/ui/callout';
import { ErrorState } from '@/components/ui/error-state';
import type { Preview } from '@/server/disbursements/schema/preview';
import type { Role } from '@/server/identity/schema';
import { CalculatedRun } from './calculated-run';

/** What was wished for the run once it is calculated. */
export type Wish = 'submit' | 'leave';

type AskedRunProps = { id: string; seen: Preview | null; wish: Wish | null; role: Role };

/** A run that was asked for: its progress, then what was wished for it, where it is what was seen. */
export function AskedRun({ id, seen, wish, role }: AskedRunProps) {
  const { runs, disbursements } = useTRPC();
  const router = useRouter();
  const running = useQuery({
    ...disbursements.run.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.status === 'calculating' ? 500 : false),
  });
  const run = running.data;
  const isReady = run?.status === 'ready';
  const { data: review } = useQuery({ ...runs.review.queryOptions({ id }), enabled: isReady });
  const open = () => router.push(`/runs/${id}`);
  const words = 'Submitted. Whoever may approve it finds it waiting.';
  const submit = useMutation(runs.submit.mutationOptions(useRunDecision({ id, words, onClose: open })));

  const isSame = review === undefined || seen === null ? null : review.hash === seen.hash;
  const isElsewhere = run !== undefined && !['calculating', 'ready', 'failed'].includes(run.status);
  const next = isElsewhere || (isSame && wish === 'leave') ? 'open' : isSame && wish === 'submit' ? 'submit' : null;
  const done = useRef<typeof next>(null);
  useEffect(() => {
    if (next === null || done.current === next) return;
    done.current = next;
    if (next === 'open') router.push(`/runs/${id}`);
    else if (seen) submit.mutate({ id, hash: seen.hash });
  }, [next, id, seen, router, submit.mutate]);

  if (!run)
    return running.error ? (
      <ErrorState what="The run" error={running.error} onRetry={() => void running.refetch()} />
    ) : null;
  if (run.status === 'failed') {
    return (
      <Callout tone="danger" title="This run failed, and nothing of it was kept">
        {run.failureReason ?? 'The reason is not known.'} Put that right and ask for the run again.
      </Callout>
    );
  }
  if (run.status === 'calculating' || !review) return <RunProgress progress={run.progress} />;
  const isStale = submit.error !== null && refusalOf(submit.error).code === 'stale';
  return (
    <>
      {submit.error && !isStale ? <Callout tone="danger">{refusalOf(submit.error).message}</Callout> : null}
      {next === null || isStale ? (
        <CalculatedRun run={run} review={review} seen={seen} isSame={isStale ? false : isSame} role={role} />
      ) : (
        <RunProgress progress={run.progress} />
      )}
    </>
  );
}
