'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { ReasonDialog } from '@/components/disbursements/reason-dialog';
import { Button } from '@/components/ui/button';
import { Money } from '@/components/ui/money';
import type { Payout } from '@/server/payouts/schema';

const open = ['approved', 'failed', 'returned'];

/** Paying again, and giving up: while nothing of it can be alive. */
export function DecidePayout({ payout }: { payout: Payout }) {
  const [asks, setAsks] = useState<'again' | 'cancel' | null>(null);
  if (!open.includes(payout.status)) return null;
  const isNew = payout.status === 'approved';
  const mayPayAgain = !isNew || payout.waitsFor === 'account_changed';
  const close = () => setAsks(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setAsks('cancel')}>Give up…</Button>
      {mayPayAgain ? (
        <Button variant="primary" onClick={() => setAsks('again')}>
          {isNew ? 'Pay to this account…' : 'Pay again…'}
        </Button>
      ) : null}
      {asks === 'again' ? <PayAgain payout={payout} onClose={close} /> : null}
      {asks === 'cancel' ? <GiveUp payout={payout} onClose={close} /> : null}
    </div>
  );
}

type AskProps = { payout: Payout; onClose: () => void };

function PayAgain({ payout, onClose }: AskProps) {
  const { payouts } = useTRPC();
  const pay = useMutation(payouts.payAgain.mutationOptions(useDecided('It is on its way.', onClose)));
  return (
    <ReasonDialog
      title="Pay it?"
      action="Pay"
      back="Not now"
      hint="Colleagues read it in the record."
      isPending={pay.isPending}
      error={pay.error}
      onConfirm={(reason) => pay.mutate({ disbursementId: payout.disbursementId, reason })}
      onClose={onClose}
    >
      <p>
        <Money money={payout.amount} className="font-medium" /> leaves under a new reference, to the bank account that
        is in force. Nothing of it can be on its way: every earlier attempt has ended.
      </p>
    </ReasonDialog>
  );
}

function GiveUp({ payout, onClose }: AskProps) {
  const { payouts } = useTRPC();
  const words = 'Given up. It is in the merchant’s next disbursement.';
  const cancel = useMutation(payouts.cancel.mutationOptions(useDecided(words, onClose)));
  return (
    <ReasonDialog
      title="Give this payout up?"
      action="Give it up"
      back="Keep it"
      hint="Colleagues read it in the record."
      isPending={cancel.isPending}
      error={cancel.error}
      onConfirm={(reason) => cancel.mutate({ disbursementId: payout.disbursementId, reason })}
      onClose={onClose}
    >
      <p>
        It is not paid. All of it, <Money money={payout.amount} className="font-medium" />, is owed on: it is in the
        merchant’s next disbursement, as one line.
      </p>
    </ReasonDialog>
  );
}

function useDecided(words: string, onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      await Promise.all(
        [trpc.payouts, trpc.disbursements, trpc.audit].map((of) =>
          queryClient.invalidateQueries({ queryKey: of.pathKey() }),
        ),
      );
      toast.success(words);
      onClose();
    },
  };
}
