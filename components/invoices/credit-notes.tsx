'use client';

import { type Column, DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import type { Invoice } from '@/server/invoices/schema/invoices';

type Note = Invoice['creditNotes'][number];

const columns: Column<Note>[] = [
  { header: 'Credit note', cell: ({ number }) => number, href: ({ id }) => `/invoices/${id}` },
  { header: 'Total', align: 'end', cell: ({ total }) => <Money money={total} /> },
];

/** What was taken back of an invoice. */
export const CreditNotes = ({ invoice }: { invoice: Invoice }) => (
  <DataTable name="Credit notes" rows={invoice.creditNotes} columns={columns} rowKey={({ id }) => id} />
);
