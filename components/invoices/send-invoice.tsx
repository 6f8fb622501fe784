'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Invoice } from '@/server/invoices/schema/invoices';

/** Sends it to the customer, with the PDF. */
export function SendInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { customers, invoices } = useTRPC();
  const { data: customer } = useQuery(customers.get.queryOptions({ reference: invoice.customer }));
  const send = useMutation(
    invoices.send.mutationOptions({
      onSuccess: ({ to }) => {
        toast.success(`It is on its way to ${to}.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`E-mail ${invoice.number}?`}
      action="Send it"
      isPending={send.isPending}
      error={send.error}
      onConfirm={() => send.mutate({ id: invoice.id })}
      onClose={onClose}
    >
      <p>
        {invoice.customerName} gets it as a PDF at <span className="font-medium">{customer?.email ?? '…'}</span>.
      </p>
    </ConfirmDialog>
  );
}
