'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldMessage } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Merchant } from '@/server/merchants/schema';

import { useMerchantChanged } from './use-merchant-changed';

const kinds = [
  { value: 'staff', label: 'Our decision' },
  { value: 'risk', label: 'A risk' },
] as const;

/** Stops what a merchant would be paid, with a reason, until somebody lifts it. */
export function HoldMerchant({ merchant, mayHold }: { merchant: Merchant; mayHold: boolean }) {
  const [isOpen, setOpen] = useState(false);
  if (!mayHold || merchant.status !== 'active') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Put on hold…</Button>
      {isOpen ? <Hold merchant={merchant} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Hold({ merchant, onClose }: { merchant: Merchant; onClose: () => void }) {
  const { merchants } = useTRPC();
  const [kind, setKind] = useState<'staff' | 'risk'>('staff');
  const [reason, setReason] = useState('');
  const onSuccess = useMerchantChanged(`${merchant.name} is on hold.`, onClose);
  const hold = useMutation(merchants.hold.mutationOptions({ onSuccess }));
  const wrong = fieldMessage(hold.error, 'reason');
  return (
    <ConfirmDialog
      title={`Put ${merchant.name} on hold?`}
      action="Put on hold"
      isPending={hold.isPending}
      error={wrong ? null : hold.error}
      onConfirm={() => hold.mutate({ reference: merchant.reference, kind, reason })}
      onClose={onClose}
    >
      <p>Nothing is paid out until it is lifted. What it sells meanwhile is counted, and waits.</p>
      <Choice label="Because of" value={kind} options={kinds} onChange={setKind} />
      <Field label="Reason" hint="For staff: the merchant reads only that it is on hold." error={wrong}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}
