'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import type { Invoice } from '@/server/invoices/schema/invoices';

/** The document as the customer gets it: looked at here, or taken along. */
export function InvoicePdf({ invoice }: { invoice: Invoice }) {
  const [isShown, setShown] = useState(false);
  const href = `/api/download/invoice.pdf?id=${invoice.id}`;
  const name = invoice.number ?? 'the draft';
  return (
    <Section
      title="Document"
      aside={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" aria-expanded={isShown} onClick={() => setShown(!isShown)} className="max-sm:hidden">
            {isShown ? 'Hide the preview' : 'Preview'}
          </Button>
          <Button size="sm" asChild>
            <a href={href} download>
              <Download aria-hidden />
              Download PDF
            </a>
          </Button>
        </span>
      }
    >
      {isShown ? (
        <iframe
          title={`PDF of ${name}`}
          // A draft is drawn anew when it was changed.
          src={`${href}&shown=inline&of=${invoice.total.amount}-${invoice.status}#view=FitH&toolbar=0&navpanes=0`}
          className="aspect-[210/297] w-full max-w-3xl rounded-md border bg-white"
        />
      ) : (
        <p className="text-muted">
          The same document on this page, as a download and in the mail to the customer
          {invoice.status === 'draft' ? '; until it is issued it says that it is a draft' : ''}.
        </p>
      )}
    </Section>
  );
}
