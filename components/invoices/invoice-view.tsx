'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { TimeLine } from '@/components/audit/time-line';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Day, Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Money } from '@/components/ui/money';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { CreditNotes } from './credit-notes';
import { InvoiceActions } from './invoice-actions';
import { InvoiceLines } from './invoice-lines';
import { InvoiceNotes } from './invoice-notes';
import { InvoicePdf } from './invoice-pdf';
import { InvoiceStatusBadge } from './invoice-status';
import { PeriodOf } from './invoices-table';
import { useInvoice } from './use-invoice';

type InvoiceViewProps = {
  id: string;
  isStaff: boolean;
  viewer: Pick<Viewer, 'id' | 'role'>;
  /** What the room of billing adds: its buttons, and each try to charge it. */
  chargeActions?: ReactNode;
  charges?: ReactNode;
};

/** One invoice or credit note: what is owed for what, what came of it, and what can be done. */
export function InvoiceView({ id, isStaff, viewer, chargeActions, charges }: InvoiceViewProps) {
  const { data: invoice, error, refetch } = useInvoice(id);
  if (!invoice) return error ? <ErrorState what="The invoice" error={error} onRetry={() => void refetch()} /> : null;
  const may = (permission: Parameters<typeof roleMay>[1]) => roleMay(viewer.role, permission);
  return (
    <>
      <PageHeader
        above={[{ label: 'Invoices', href: '/invoices' }]}
        title={titleOf(invoice)}
        beside={<InvoiceStatusBadge invoice={invoice} />}
        facts={
          <>
            {isStaff ? (
              <Link
                className="hover:text-ink hover:underline"
                href={`/customers/${encodeURIComponent(invoice.customer)}`}
              >
                {invoice.customerName}
              </Link>
            ) : (
              <span>{invoice.customerName}</span>
            )}
            <Money money={invoice.total} />
            {invoice.issuedOn ? (
              <span>
                Issued <Day day={invoice.issuedOn} />
              </span>
            ) : null}
          </>
        }
        actions={
          <>
            {chargeActions}
            <InvoiceActions invoice={invoice} mayWrite={may('invoices:write')} mayPay={may('invoices:pay')} />
          </>
        }
      />
      <InvoiceNotes invoice={invoice} viewer={viewer} />
      <Section title="Details">
        <Facts facts={factsOf(invoice)} />
      </Section>
      <Section title="Lines">
        <InvoiceLines invoice={invoice} />
        {invoice.note ? <p className="mt-4 max-w-prose whitespace-pre-line text-muted">{invoice.note}</p> : null}
      </Section>
      {invoice.creditNotes.length > 0 ? (
        <Section title="Credit notes">
          <CreditNotes invoice={invoice} />
        </Section>
      ) : null}
      {charges}
      <InvoicePdf invoice={invoice} />
      <TimeLine
        of={{ type: 'invoice', id }}
        viewerId={viewer.id}
        state={`${invoice.status} ${invoice.credited.amount} ${invoice.paymentToCheck?.reference ?? ''} ${invoice.total.amount}`}
      />
    </>
  );
}

const titleOf = ({ number, kind }: Invoice): string =>
  number === null ? 'Draft' : `${kind === 'invoice' ? 'Invoice' : 'Credit note'} ${number}`;

function factsOf(invoice: Invoice) {
  const { kind, status, total, credited, dueOn, chargeOn, paidAt, paidBy, creditOf, periodFrom } = invoice;
  const owed = { ...total, amount: total.amount - credited.amount };
  const isCredited = credited.amount > 0;
  return [
    ...(kind === 'credit_note' ? [{ name: 'Takes back', value: creditOf ?? 'An invoice' }] : []),
    ...(periodFrom ? [{ name: 'For', value: <PeriodOf invoice={invoice} /> }] : []),
    ...(kind === 'invoice' && dueOn ? [{ name: 'Due', value: <Day day={dueOn} /> }] : []),
    ...(kind === 'invoice' && status !== 'paid' && status !== 'void'
      ? [{ name: 'Charged on', value: chargeOn ? <Day day={chargeOn} /> : 'Only when somebody says so' }]
      : []),
    ...(isCredited
      ? [
          { name: 'Credited', value: <Money money={credited} /> },
          { name: 'Left', value: <Money money={owed} /> },
        ]
      : []),
    ...(kind === 'invoice' && paidAt ? [{ name: 'Paid', value: <Instant at={paidAt} /> }] : []),
    ...(paidBy ? [{ name: 'Paid by', value: paidBy }] : []),
    { name: 'Written', value: <Instant at={invoice.createdAt} /> },
  ];
}
