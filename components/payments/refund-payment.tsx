'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { useFormatting } from '@/components/format/formatting';
import { moneyText } from '@/components/format/money-text';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import { moneyShape } from '@/server/kernel/shapes';
import type { Payment } from '@/server/payments/schema/payments';
import { leftOf } from './left-of';
import { partTyped } from './part-typed';
import { useFormKey } from './use-form-key';
import { usePaymentChanged } from './use-payment-changed';

const shares = [
  { value: 'all', label: 'All that is left' },
  { value: 'part', label: 'A part' },
] as const;

/** Asks how much goes back, and why. */
export function RefundPayment({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { payments } = useTRPC();
  const changed = usePaymentChanged();
  const key = useFormKey();
  const left = leftOf(payment);
  const [share, setShare] = useState<(typeof shares)[number]['value']>('all');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const refund = useMutation(
    payments.refund.mutationOptions({
      onSuccess: async () => {
        await changed();
        toast.success('The refund is on its way.');
        onClose();
      },
      // Somebody else may have refunded meanwhile: what is left is shown anew beside the refusal.
      onError: () => void changed(),
    }),
  );
  // Of what was typed the refusal stands at the amount; without a field for it, above the buttons.
  const refusal = useRefusal(refund.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    const part = share === 'all' ? null : partTyped(amount, left);
    if (part && !part.ok) return setWrong(part.message);
    setWrong(null);
    refund.mutate({
      id: payment.id,
      key,
      // Said also where it is all: what was confirmed is what goes back, whatever happens meanwhile.
      amount: part?.ok ? part.amount : left.amount,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
  }

  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Refund this payment?">
      <form onSubmit={submit} className="grid gap-4">
        <p>
          <Money money={left} className="font-medium" /> of <Money money={payment.captured} /> is left. A refund cannot
          be taken back; the merchant owes what goes back, less its part of the fee.
        </p>
        <Choice label="How much" value={share} options={shares} onChange={setShare} />
        {share === 'part' ? (
          <Field label={`Amount in ${left.currency}`} error={wrong ?? refusal}>
            {(control) => (
              <Input
                {...control}
                required
                inputMode="decimal"
                value={amount}
                onChange={({ target }) => setAmount(target.value)}
              />
            )}
          </Field>
        ) : null}
        <Field label="Reason (optional)">
          {(control) => (
            <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          )}
        </Field>
        {share === 'all' && refusal ? (
          <p role="alert" className="text-danger">
            {refusal}
          </p>
        ) : null}
        <div className="flex justify-end gap-2 border-t pt-4">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={refund.isPending || left.amount === 0}>
            {refund.isPending ? 'One moment…' : 'Refund'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** How much can go back after all, where that is what the refusal is about. */
function useRefusal(error: unknown): string | undefined {
  const { locale } = useFormatting();
  if (!error) return undefined;
  const { message, details } = refusalOf(error);
  const left = moneyShape.safeParse(details?.left);
  return left.success ? `Only ${moneyText(left.data, locale)} is left of this payment.` : message;
}
