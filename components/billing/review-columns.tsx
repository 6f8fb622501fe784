import Link from 'next/link';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import type { ReviewItem } from '@/server/billing/schema/reviews';

/** Whom and what an item is about, what was found, and what to do. */
export const aboutColumns: Column<ReviewItem>[] = [
  {
    header: 'About',
    cell: ({ customer, customerName, invoice, invoiceId }) => (
      <>
        {invoiceId ? (
          <Link href={`/invoices/${invoiceId}`} className="whitespace-nowrap font-medium hover:underline">
            {invoice ?? 'A draft'}
          </Link>
        ) : null}
        <Link
          href={`/customers/${encodeURIComponent(customer)}`}
          className={
            invoiceId
              ? 'block max-w-24 truncate text-muted text-xs hover:underline sm:max-w-44'
              : 'font-medium hover:underline'
          }
        >
          {customerName}
        </Link>
      </>
    ),
  },
  {
    header: 'What, and what to do',
    className: 'sm:min-w-56',
    cell: ({ words, next }) => (
      <>
        {words}
        <p className="mt-0.5 max-w-prose text-muted">{next}</p>
      </>
    ),
  },
];

export const foundColumn: Column<ReviewItem> = {
  header: 'Found',
  from: 'md',
  cell: ({ foundAt, foundBy }) => (
    <>
      <Instant at={foundAt} />
      <p className="text-muted text-xs">{foundBy === 'validation' ? 'before its charge' : 'by a charge'}</p>
    </>
  ),
};
