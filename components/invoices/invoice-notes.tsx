'use client';

import type { ReactElement } from 'react';
import { Callout } from '@/components/ui/callout';
import type { Viewer } from '@/server/identity/schema';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { CheckPayment } from './check-payment';

/** What one must know of an invoice before anything else. */
export function InvoiceNotes({ invoice, viewer }: { invoice: Invoice; viewer: Pick<Viewer, 'id' | 'role'> }) {
  const notes = [
    invoice.paymentToCheck ? <CheckPayment key="payment" invoice={invoice} viewer={viewer} /> : null,
    noteOf(invoice),
  ].filter((note) => note !== null);
  return notes.length > 0 ? <div className="mb-6 grid gap-3">{notes}</div> : null;
}

function noteOf({ status, kind, reason, chargeOn }: Invoice): ReactElement | null {
  if (status === 'draft')
    return (
      <Callout key="state" tone="info">
        It has no number and owes nothing until it is issued; from then on it stays as it is.
      </Callout>
    );
  if (status === 'void')
    return (
      <Callout key="state" tone="info" title="It is void: nothing is owed for it">
        {reason}
      </Callout>
    );
  if (status === 'unknown')
    return (
      <Callout key="state" tone="warning" title="The provider’s answer did not arrive">
        Nothing is charged twice: it is asked what came of it.
      </Callout>
    );
  if (status === 'failed' || status === 'overdue' || status === 'uncollectible')
    return (
      <Callout key="state" tone={status === 'overdue' ? 'warning' : 'danger'} title={titles[status]}>
        {reason}
      </Callout>
    );
  if (status === 'open' && reason)
    return (
      <Callout key="state" tone="warning" title="The last try did not go through">
        {reason}
        {chargeOn ? ' It is tried again by the policy.' : ''}
      </Callout>
    );
  if (kind === 'credit_note' && reason)
    return (
      <Callout key="state" tone="info" title="Why it was credited">
        {reason}
      </Callout>
    );
  return null;
}

const titles = {
  failed: 'It could not be charged',
  overdue: 'It is overdue',
  uncollectible: 'It was given up',
} as const;
