'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { useInvoiceChanged } from './use-invoice';

/** Takes an invoice back that nobody has paid, with the reason. */
export function VoidInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { invoices } = useTRPC();
  const [reason, setReason] = useState('');
  const isDraft = invoice.status === 'draft';
  const onSuccess = useInvoiceChanged(isDraft ? 'The draft is discarded.' : 'The invoice is void.', onClose);
  const takeBack = useMutation(invoices.void.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={isDraft ? 'Discard this draft?' : `Void the invoice ${invoice.number}?`}
      action={isDraft ? 'Discard it' : 'Void it'}
      isPending={takeBack.isPending || reason.trim() === ''}
      error={takeBack.error}
      onConfirm={() => takeBack.mutate({ id: invoice.id, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>
        {isDraft
          ? 'It stays in the list as void.'
          : 'Nothing is owed for it from then on, and its number stays taken. This cannot be undone.'}
      </p>
      <Field label="Why">
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}
