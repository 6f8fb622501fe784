'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { RunReview } from '@/server/disbursements/schema/approvals';
import { Pays } from './pays';
import { useRunDecision } from './use-run-decision';

type SubmitRunProps = { review: RunReview; onStale: () => void; onClose: () => void };

/** Hands a run in as it is shown now. */
export function SubmitRun({ review, onStale, onClose }: SubmitRunProps) {
  const { runs } = useTRPC();
  // Of what was shown when the question came up, whatever the page learns meanwhile.
  const [{ id, hash, pays, approvalsNeeded }] = useState(review);
  const submit = useMutation(
    runs.submit.mutationOptions(
      useRunDecision({ id, words: 'Submitted. Whoever may approve it finds it waiting.', onClose, onStale }),
    ),
  );
  return (
    <ConfirmDialog
      title="Submit this run for approval?"
      action="Submit for approval"
      back="Not yet"
      isPending={submit.isPending}
      error={submit.error}
      onConfirm={() => submit.mutate({ id, hash })}
      onClose={onClose}
    >
      <p>
        It pays out <Pays pays={pays} />.
      </p>
      <p className="text-muted">
        {approvalsNeeded === 1 ? 'One other person approves it' : `${approvalsNeeded} other people approve it`} before
        anything is paid. Until then it can be cancelled, and merchants can be taken out of it.
      </p>
    </ConfirmDialog>
  );
}
