'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { amountTyped } from '@/components/orders/amount-typed';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import type { Payment } from '@/server/payments/schema/payments';
import { leftOf } from './left-of';
import { partTyped } from './part-typed';
import { usePaymentChanged } from './use-payment-changed';

/** Records that a cardholder disputes a payment, as its provider told. */
export function OpenDispute({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { payments } = useTRPC();
  const changed = usePaymentChanged();
  const left = leftOf(payment);
  const [typed, setTyped] = useState({ amount: '', fee: '', reason: '', providerReference: '' });
  const [wrong, setWrong] = useState<{ field: string; message: string } | null>(null);
  const open = useMutation(
    payments.openDispute.mutationOptions({
      onSuccess: async () => {
        await changed();
        toast.success('The dispute is recorded.');
        onClose();
      },
      onError: () => void changed(),
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    const part = typed.amount.trim() === '' ? null : partTyped(typed.amount, left);
    const fee = typed.fee.trim() === '' ? null : amountTyped(typed.fee, left.currency);
    if (part && !part.ok) return setWrong({ field: 'amount', message: part.message });
    if (fee && 'field' in fee) return setWrong({ field: 'fee', message: fee.message });
    setWrong(null);
    open.mutate({
      id: payment.id,
      amount: part?.ok ? part.amount : left.amount,
      fee: fee?.money.amount ?? 0,
      ...(typed.reason.trim() === '' ? {} : { reason: typed.reason.trim() }),
      ...(typed.providerReference.trim() === '' ? {} : { providerReference: typed.providerReference.trim() }),
    });
  }

  const text = (name: keyof typeof typed, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={wrong?.field === name ? wrong.message : undefined}>
      {(control) => (
        <Input
          {...control}
          maxLength={name === 'reason' ? 500 : 200}
          inputMode={name === 'amount' || name === 'fee' ? 'decimal' : undefined}
          value={typed[name]}
          onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        />
      )}
    </Field>
  );

  return (
    <Dialog open onOpenChange={(isOpen) => isOpen || onClose()} title="Record a dispute?">
      <form onSubmit={submit} className="grid gap-4">
        {open.error ? <Callout tone="danger">{refusalOf(open.error).message}</Callout> : null}
        <p>
          Up to <Money money={left} className="font-medium" /> can be disputed. The amount and the fee are taken from
          the merchant until the dispute is won.
        </p>
        <div className="grid grid-cols-2 gap-3">
          {text('amount', `Amount in ${left.currency}`, 'Empty: all that is left')}
          {text('fee', `Fee in ${left.currency}`, 'Empty: none')}
        </div>
        {text('reason', 'Reason (optional)')}
        {text('providerReference', 'The provider’s reference (optional)', 'Recorded twice, it is opened once.')}
        <div className="flex justify-end gap-2 border-t pt-4">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={open.isPending}>
            {open.isPending ? 'One moment…' : 'Record the dispute'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
