'use client';

import { useState } from 'react';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { ReviewItem } from '@/server/billing/schema/reviews';
import { ChargeInvoice } from './charge-invoice';
import { ResolveReview } from './resolve-review';

/** What can be done about an item: settle it, or charge its invoice again. */
export function ReviewActions({ item }: { item: ReviewItem }) {
  const [question, setQuestion] = useState<'resolve' | 'charge' | null>(null);
  const close = () => setQuestion(null);
  const { invoiceId, invoice, invoiceStatus, customerName } = item;
  const canCharge = invoiceId !== null && ['open', 'failed', 'overdue'].includes(invoiceStatus ?? '');
  return (
    <>
      <Menu label={`Actions for ${invoice ?? customerName}`}>
        {canCharge ? <MenuItem onSelect={() => setQuestion('charge')}>Charge again…</MenuItem> : null}
        <MenuItem onSelect={() => setQuestion('resolve')}>Settle…</MenuItem>
      </Menu>
      {question === 'resolve' ? <ResolveReview item={item} onClose={close} /> : null}
      {question === 'charge' && invoiceId ? (
        <ChargeInvoice invoice={{ id: invoiceId, number: invoice }} onClose={close} />
      ) : null}
    </>
  );
}
