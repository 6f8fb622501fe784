'use client';

import { useMutation } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type ChargeOutcome, outcomeWords } from '@/server/billing/schema/outcomes';
import { useRunChanged } from './run-actions';

type RetryGroupProps = { runId: string; outcome: ChargeOutcome; onClose: () => void };

/** Asks before all invoices of a run that came out alike are charged again. */
export function RetryGroup({ runId, outcome, onClose }: RetryGroupProps) {
  const trpc = useTRPC();
  const changed = useRunChanged();
  const retry = useMutation(
    trpc.billing.retryGroup.mutationOptions({
      onSuccess: async () => {
        await changed();
        toast.success('They are charged again.');
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`Charge these again: ${outcomeWords[outcome].says.toLowerCase()}?`}
      action="Charge them again"
      isPending={retry.isPending}
      error={retry.error}
      onConfirm={() => retry.mutate({ id: runId, outcome })}
      onClose={onClose}
    >
      <p>
        All invoices of this run that came out so, and are not paid yet, are charged now. Their tries are counted anew,
        and what waited for review because of them is settled.
      </p>
    </ConfirmDialog>
  );
}
