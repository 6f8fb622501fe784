'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { useInvoiceChanged } from './use-invoice';

/** Says that it was paid beside the provider; a second person confirms it. */
export function PayOutside({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { invoices } = useTRPC();
  const [reference, setReference] = useState('');
  const [paidOn, setPaidOn] = useState(() => new Date().toISOString().slice(0, 10));
  const onSuccess = useInvoiceChanged('Noted. It waits for a second person to confirm it.', onClose);
  const propose = useMutation(invoices.proposePayment.mutationOptions({ onSuccess }));
  const left = { ...invoice.total, amount: invoice.total.amount - invoice.credited.amount };
  return (
    <ConfirmDialog
      title={`Was ${invoice.number} paid outside?`}
      action="It was paid"
      isPending={propose.isPending || reference.trim() === '' || paidOn === ''}
      error={propose.error}
      onConfirm={() => propose.mutate({ id: invoice.id, reference: reference.trim(), paidOn })}
      onClose={onClose}
    >
      <p>
        <Money money={left} /> came in by transfer, cash or cheque. Another person confirms it before it counts.
      </p>
      <Field label="Reference" hint="Where it can be found, such as the reference on the bank’s statement.">
        {(control) => (
          <Input {...control} maxLength={200} value={reference} onChange={({ target }) => setReference(target.value)} />
        )}
      </Field>
      <Field label="Paid on">
        {(control) => (
          <Input {...control} type="date" value={paidOn} onChange={({ target }) => setPaidOn(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}
