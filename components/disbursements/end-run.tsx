'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { ReasonDialog } from './reason-dialog';
import { useRunDecision } from './use-run-decision';

type EndRunProps = { id: string; onClose: () => void };

/** Gives a run up before it is approved. */
export function CancelRun({ id, onClose }: EndRunProps) {
  const { runs } = useTRPC();
  const words = 'Cancelled. Its days are open again.';
  const cancel = useMutation(runs.cancel.mutationOptions(useRunDecision({ id, words, onClose })));
  return (
    <ReasonDialog
      title="Cancel this run?"
      action="Cancel the run"
      back="Keep it"
      hint="Colleagues read it in the record."
      isPending={cancel.isPending}
      error={cancel.error}
      onConfirm={(reason) => cancel.mutate({ id, reason })}
      onClose={onClose}
    >
      <p>Nothing of it is paid. Its days are open again: another run can cover them.</p>
    </ReasonDialog>
  );
}

/** A checker's no. */
export function RejectRun({ id, onClose }: EndRunProps) {
  const { runs } = useTRPC();
  const words = 'Rejected. Its days are open again.';
  const reject = useMutation(runs.reject.mutationOptions(useRunDecision({ id, words, onClose })));
  return (
    <ReasonDialog
      title="Reject this run?"
      action="Reject the run"
      back="Not yet"
      hint="Whoever submitted it reads this."
      isPending={reject.isPending}
      error={reject.error}
      onConfirm={(reason) => reject.mutate({ id, reason })}
      onClose={onClose}
    >
      <p>
        Nothing of it is paid. Its days are open again, for a run that is right. To leave out one merchant alone, ask
        whoever made the run to take it out.
      </p>
    </ReasonDialog>
  );
}
