'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { useInvoice } from '@/components/invoices/use-invoice';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { attemptColumns } from './attempt-columns';
import { ChargeInvoice } from './charge-invoice';

const chargeable: Record<string, string> = { open: 'Charge now…', failed: 'Retry…', overdue: 'Retry…' };

/** On an invoice’s page: the button that charges it now, where its state allows it. */
export function ChargeNow({ id }: { id: string }) {
  const { data: invoice } = useInvoice(id);
  const [isAsking, setAsking] = useState(false);
  const words = invoice?.kind === 'invoice' ? chargeable[invoice.status] : undefined;
  if (!invoice || words === undefined || invoice.paymentToCheck || invoice.credited.amount >= invoice.total.amount)
    return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words}</Button>
      {isAsking ? <ChargeInvoice invoice={invoice} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** On an invoice’s page: each call to the provider; nothing where there was none. */
export function InvoiceCharges({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data: invoice } = useInvoice(id);
  const isUnderWay = invoice?.status === 'processing' || invoice?.status === 'unknown' || invoice?.status === 'open';
  const { data, error, refetch } = useQuery({
    ...trpc.billing.invoiceAttempts.queryOptions({ invoiceId: id }),
    refetchInterval: isUnderWay ? 2_000 : false,
  });
  if (error && !data)
    return (
      <Section title="Charges">
        <ErrorState what="The charges" error={error} onRetry={() => void refetch()} />
      </Section>
    );
  if (!data || data.length === 0) return null;
  return (
    <Section title="Charges">
      <DataTable name="Charges" rows={data} columns={attemptColumns} rowKey={(attempt) => attempt.id} />
    </Section>
  );
}
