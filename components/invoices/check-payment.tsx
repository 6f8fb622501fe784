'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { roleNames } from '@/components/shell/navigation';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Day } from '@/components/ui/day';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { permissions, roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { useInvoiceChanged } from './use-invoice';

/** Somebody said that it was paid outside: a second person confirms it, or rejects it with a reason. */
export function CheckPayment({ invoice, viewer }: { invoice: Invoice; viewer: Pick<Viewer, 'id' | 'role'> }) {
  const [question, setQuestion] = useState<'confirm' | 'reject' | null>(null);
  const waiting = invoice.paymentToCheck;
  if (!waiting) return null;
  const close = () => setQuestion(null);
  const isYours = waiting.madeById === viewer.id;
  return (
    <Callout tone="warning" title={`${isYours ? 'You say' : 'Somebody says'} that it was paid`}>
      {isYours ? 'You' : waiting.madeBy} saw {waiting.reference}, paid on <Day day={waiting.paidOn} />. It counts once
      another {whoMay} confirms it.
      {roleMay(viewer.role, 'invoices:approve') && !isYours ? (
        <span className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setQuestion('confirm')}>
            Confirm…
          </Button>
          <Button size="sm" onClick={() => setQuestion('reject')}>
            Reject…
          </Button>
        </span>
      ) : null}
      {question === 'confirm' ? <Confirm invoice={invoice} onClose={close} /> : null}
      {question === 'reject' ? <Reject invoice={invoice} onClose={close} /> : null}
    </Callout>
  );
}

const whoMay = permissions['invoices:approve'].roles.map((role) => roleNames[role].toLowerCase()).join(' or ');

type QuestionProps = { invoice: Invoice; onClose: () => void };

function Confirm({ invoice, onClose }: QuestionProps) {
  const { invoices } = useTRPC();
  const onSuccess = useInvoiceChanged('The invoice is paid.', onClose);
  const check = useMutation(invoices.checkPayment.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title="Was it paid?"
      action="It was paid"
      isPending={check.isPending}
      error={check.error}
      onConfirm={() => check.mutate({ id: invoice.id, confirm: true })}
      onClose={onClose}
    >
      <p>
        Look for {invoice.paymentToCheck?.reference} on the bank’s statement first. The invoice is paid from then on,
        and is no longer charged.
      </p>
    </ConfirmDialog>
  );
}

function Reject({ invoice, onClose }: QuestionProps) {
  const { invoices } = useTRPC();
  const [reason, setReason] = useState('');
  const onSuccess = useInvoiceChanged('It was rejected; the invoice stays as it was.', onClose);
  const check = useMutation(invoices.checkPayment.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title="Was it not paid?"
      action="Reject"
      isPending={check.isPending || reason.trim() === ''}
      error={check.error}
      onConfirm={() => check.mutate({ id: invoice.id, confirm: false, reason: reason.trim() })}
      onClose={onClose}
    >
      <Field label="Why" hint="Whoever said that it was paid reads this.">
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}
