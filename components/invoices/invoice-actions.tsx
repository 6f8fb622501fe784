'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { CreditInvoice } from './credit-invoice';
import { IssueInvoice } from './issue-invoice';
import { PayOutside } from './pay-outside';
import { SendInvoice } from './send-invoice';
import { VoidInvoice } from './void-invoice';

type Question = 'issue' | 'void' | 'credit' | 'pay' | 'send';
type InvoiceActionsProps = { invoice: Invoice; mayWrite: boolean; mayPay: boolean };

/** What a person can do with an invoice in its state; the server asks again. */
export function InvoiceActions({ invoice, mayWrite, mayPay }: InvoiceActionsProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  const props = { invoice, onClose: () => setQuestion(null) };
  const { id, kind, status, credited, total, paymentToCheck } = invoice;
  const isDraft = status === 'draft';
  const isOwed = kind === 'invoice' && ['open', 'failed', 'overdue', 'uncollectible'].includes(status);
  const canCredit = mayWrite && kind === 'invoice' && (isOwed || status === 'paid') && credited.amount < total.amount;
  const canVoid = mayWrite && (isDraft || (status === 'open' && credited.amount === 0));
  return (
    <>
      {isDraft && mayWrite ? (
        <>
          <Button asChild>
            <Link href={`/invoices/${id}/change`}>Change</Link>
          </Button>
          <Button variant="primary" onClick={() => setQuestion('issue')}>
            Issue…
          </Button>
        </>
      ) : null}
      {mayWrite && !isDraft && status !== 'void' ? (
        <Button onClick={() => setQuestion('send')}>E-mail it…</Button>
      ) : null}
      {mayPay && isOwed && !paymentToCheck ? <Button onClick={() => setQuestion('pay')}>Paid outside…</Button> : null}
      {canCredit || canVoid ? (
        <Menu label="More actions">
          {canCredit ? <MenuItem onSelect={() => setQuestion('credit')}>Credit…</MenuItem> : null}
          {canVoid ? <MenuItem onSelect={() => setQuestion('void')}>{isDraft ? 'Discard…' : 'Void…'}</MenuItem> : null}
        </Menu>
      ) : null}
      {question === 'issue' ? <IssueInvoice {...props} /> : null}
      {question === 'void' ? <VoidInvoice {...props} /> : null}
      {question === 'credit' ? <CreditInvoice {...props} /> : null}
      {question === 'pay' ? <PayOutside {...props} /> : null}
      {question === 'send' ? <SendInvoice {...props} /> : null}
    </>
  );
}
