'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Money } from '@/components/ui/money';
import type { Dispute } from '@/server/payments/schema/returns';
import { usePaymentChanged } from './use-payment-changed';

/** How an open dispute ended, as the provider told. */
export function DisputeActions({ dispute }: { dispute: Dispute }) {
  const [end, setEnd] = useState<'won' | 'lost' | null>(null);
  if (dispute.status !== 'opened') return null;
  return (
    <span className="inline-flex gap-1">
      <Button size="sm" aria-label={`Dispute ${dispute.id} was won`} onClick={() => setEnd('won')}>
        Won…
      </Button>
      <Button size="sm" aria-label={`Dispute ${dispute.id} was lost`} onClick={() => setEnd('lost')}>
        Lost…
      </Button>
      {end ? <CloseDispute dispute={dispute} end={end} onClose={() => setEnd(null)} /> : null}
    </span>
  );
}

type CloseDisputeProps = { dispute: Dispute; end: 'won' | 'lost'; onClose: () => void };

function CloseDispute({ dispute, end, onClose }: CloseDisputeProps) {
  const { payments } = useTRPC();
  const changed = usePaymentChanged();
  const onSuccess = async () => {
    await changed();
    toast.success(`The dispute is ${end}.`);
    onClose();
  };
  const win = useMutation(payments.winDispute.mutationOptions({ onSuccess }));
  const lose = useMutation(payments.loseDispute.mutationOptions({ onSuccess }));
  const { mutate, isPending, error } = end === 'won' ? win : lose;
  return (
    <ConfirmDialog
      title={`Was the dispute ${end}?`}
      action={`It was ${end}`}
      isPending={isPending}
      error={error}
      onConfirm={() => mutate({ id: dispute.id })}
      onClose={onClose}
    >
      <p>
        {end === 'won' ? (
          <>
            <Money money={dispute.amount} /> goes back to the merchant; the fee for the dispute stays.
          </>
        ) : (
          <>
            <Money money={dispute.amount} /> stays with the cardholder. The merchant was charged for it already.
          </>
        )}{' '}
        This cannot be undone.
      </p>
    </ConfirmDialog>
  );
}
