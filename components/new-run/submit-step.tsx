'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Hash } from '@/components/disbursements/hash';
import { Pays } from '@/components/disbursements/pays';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Preview, PreviewInput } from '@/server/disbursements/schema/preview';
import type { Role } from '@/server/identity/schema';
import { AskedRun, type Wish } from './asked-run';

type SubmitStepProps = {
  /** Null where a page that was loaded anew has the run alone. */
  asked: PreviewInput | null;
  seen: Preview | null;
  runId: string | null;
  onAsked: (runId: string) => void;
  onBack: () => void;
  role: Role;
};

/** Asks for the run, follows its calculation, and hands it in as it was seen, or leaves it ready. */
export function SubmitStep({ asked, seen, runId, onAsked, onBack, role }: SubmitStepProps) {
  const { runs, disbursements } = useTRPC();
  const queryClient = useQueryClient();
  const [wish, setWish] = useState<Wish | null>(null);
  const onSuccess = async ({ run }: { run: { id: string } }) => {
    await queryClient.invalidateQueries(disbursements.runs.queryFilter());
    onAsked(run.id);
  };
  const request = useMutation(disbursements.request.mutationOptions({ onSuccess }));
  const requestToday = useMutation(runs.requestScheduled.mutationOptions({ onSuccess }));
  if (runId !== null) return <AskedRun id={runId} seen={seen} wish={wish} role={role} />;
  if (seen === null || asked === null) return null;
  const isPending = request.isPending || request.isSuccess || requestToday.isPending || requestToday.isSuccess;
  const error = request.error ?? requestToday.error;

  function ask(wished: Wish) {
    setWish(wished);
    if (asked?.timeFrame) request.mutate({ timeFrame: asked.timeFrame, merchant: asked.merchant });
    else requestToday.mutate();
  }

  return (
    <div className="grid max-w-xl gap-5">
      {error ? <Callout tone="danger">{refusalOf(error).message}</Callout> : null}
      <p>
        You saw a run that pays out{' '}
        <Pays pays={seen.totals.map(({ toPay }) => toPay).filter(({ amount }) => amount > 0)} />:{' '}
        <Hash hash={seen.hash} />. Once it is calculated, its days are closed to every other run.
      </p>
      <p className="text-muted">
        It is submitted only if what is calculated is exactly what you saw. Others approve it before anything is paid.
      </p>
      <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
        <Button disabled={isPending} onClick={onBack}>
          Back
        </Button>
        <Button disabled={isPending} onClick={() => ask('leave')}>
          Calculate and leave it ready
        </Button>
        <Button variant="primary" disabled={isPending} onClick={() => ask('submit')}>
          {isPending ? 'Starting…' : 'Calculate and submit'}
        </Button>
      </div>
    </div>
  );
}
