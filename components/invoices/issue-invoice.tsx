'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Money } from '@/components/ui/money';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { useInvoiceChanged } from './use-invoice';

/** Asks before a draft gets its number. */
export function IssueInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { invoices } = useTRPC();
  const onSuccess = useInvoiceChanged('The invoice is issued.', onClose);
  const issue = useMutation(invoices.issue.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title="Issue this invoice?"
      action="Issue it"
      isPending={issue.isPending}
      error={issue.error}
      onConfirm={() => issue.mutate({ id: invoice.id })}
      onClose={onClose}
    >
      <p>
        {invoice.customerName} owes <Money money={invoice.total} /> from then on. It gets its number and can no longer
        be changed: only a credit note takes something back.
      </p>
    </ConfirmDialog>
  );
}
