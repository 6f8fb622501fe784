'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Run } from '@/server/billing/schema/runs';

/** What a person can do with a run in its state. */
export function RunActions({ run }: { run: Run }) {
  const trpc = useTRPC();
  const changed = useRunChanged();
  const [isCancelling, setCancelling] = useState(false);
  const onError = (error: unknown) => void toast.error(refusalOf(error).message);
  const pause = useMutation(trpc.billing.pause.mutationOptions({ onSuccess: changed, onError }));
  const resume = useMutation(trpc.billing.resume.mutationOptions({ onSuccess: changed, onError }));
  const { id, status } = run;
  if (status !== 'running' && status !== 'paused') return null;
  return (
    <>
      {status === 'running' ? (
        <Button disabled={pause.isPending} onClick={() => pause.mutate({ id })}>
          Pause
        </Button>
      ) : (
        <Button variant="primary" disabled={resume.isPending} onClick={() => resume.mutate({ id })}>
          Resume
        </Button>
      )}
      <Button onClick={() => setCancelling(true)}>Cancel…</Button>
      {isCancelling ? <CancelRun run={run} onClose={() => setCancelling(false)} /> : null}
    </>
  );
}

function CancelRun({ run, onClose }: { run: Run; onClose: () => void }) {
  const trpc = useTRPC();
  const changed = useRunChanged();
  const [reason, setReason] = useState('');
  const cancel = useMutation(
    trpc.billing.cancel.mutationOptions({
      onSuccess: async () => {
        await changed();
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title="Cancel this run?"
      action="Cancel the run"
      back="Back"
      isPending={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate({ id: run.id, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <p>
        It charges nothing more. What it charged stays charged.{' '}
        {run.kind === 'month'
          ? 'What it did not charge waits until somebody asks for it: the next month leaves it alone.'
          : 'What it did not charge waits as before.'}
      </p>
      <Field label="Reason (optional)">
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

/** Has everything that shows a run or its calls ask again. */
export function useRunChanged() {
  const { billing, audit } = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: billing.pathKey() }),
      queryClient.invalidateQueries(audit.ofBillingRun.queryFilter()),
    ]);
  };
}
