'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

type ChargeInvoiceProps = { invoice: { id: string; number: string | null }; onClose: () => void };

/** Asks before an invoice is charged now, whatever its schedule says. */
export function ChargeInvoice({ invoice: { id, number }, onClose }: ChargeInvoiceProps) {
  const { billing, invoices, audit } = useTRPC();
  const queryClient = useQueryClient();
  const charge = useMutation(
    billing.chargeInvoice.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: billing.pathKey() }),
          queryClient.invalidateQueries({ queryKey: invoices.pathKey() }),
          queryClient.invalidateQueries(audit.ofInvoice.queryFilter({ id })),
        ]);
        toast.success('It is being charged.');
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`Charge ${number ?? 'this invoice'} now?`}
      action="Charge it"
      isPending={charge.isPending}
      error={charge.error}
      onConfirm={() => charge.mutate({ id })}
      onClose={onClose}
    >
      <p>
        The customer’s card is charged for what is left to pay, whatever the schedule says. Its tries are counted anew,
        and what waited for review because of it is settled.
      </p>
    </ConfirmDialog>
  );
}
