'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Receipt } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Day, Period } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { usePages } from '@/components/ui/use-pages';
import type { InvoiceSummary } from '@/server/invoices/schema/invoices';
import type { Page } from '@/server/kernel/shapes';
import { InvoiceStatusBadge, restMs } from './invoice-status';
import { type InvoiceFilter, invoicesOf } from './invoices-search';

const number: Column<InvoiceSummary> = {
  header: 'Invoice',
  className: 'whitespace-nowrap',
  cell: ({ number: given, kind }) => given ?? (kind === 'invoice' ? 'Draft' : 'Credit note'),
  href: ({ id }) => `/invoices/${id}`,
};
const customer: Column<InvoiceSummary> = {
  header: 'Customer',
  className: 'max-w-52 truncate max-sm:max-w-24',
  cell: ({ customerName }) => customerName,
};
const rest: Column<InvoiceSummary>[] = [
  { header: 'Status', cell: (row) => <InvoiceStatusBadge invoice={row} /> },
  { header: 'Period', from: 'lg', className: 'text-muted', cell: (row) => <PeriodOf invoice={row} /> },
  {
    header: 'Due',
    from: 'md',
    cell: ({ dueOn, kind }) => (dueOn && kind === 'invoice' ? <Day day={dueOn} /> : <None />),
  },
  { header: 'Issued', from: 'lg', cell: ({ issuedOn }) => (issuedOn ? <Day day={issuedOn} /> : <None />) },
  { header: 'Total', align: 'end', cell: ({ total }) => <Money money={total} /> },
];
const ofManyCustomers = [number, customer, ...rest];
const ofOneCustomer = [number, ...rest];

type InvoicesTableProps = { filter: InvoiceFilter; showsCustomer: boolean };

/** The invoices, the newest first, live as long as one of them waits for its money. */
export function InvoicesTable({ filter, showsCustomer }: InvoicesTableProps) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.invoices.list.queryOptions(invoicesOf({ ...filter, after: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => soonest(state.data),
  });
  const isNarrowed = Object.values(filter).some(Boolean);
  return (
    <KeysetTable
      name="Invoices"
      query={query}
      pages={pages}
      columns={showsCustomer ? ofManyCustomers : ofOneCustomer}
      rowKey={({ id }) => id}
      empty={
        isNarrowed ? (
          <EmptyState icon={Receipt} title="No invoice is like this">
            Take a filter away to see more.
          </EmptyState>
        ) : (
          <EmptyState icon={Receipt} title="No invoices yet">
            Subscriptions make one each month, five days before it begins.
          </EmptyState>
        )
      }
    />
  );
}

/** The days that it is for, first to last. */
export function PeriodOf({ invoice: { periodFrom, periodTo } }: { invoice: InvoiceSummary }) {
  if (!periodFrom || !periodTo) return <None />;
  return <Period of={{ start: periodFrom, end: periodTo }} />;
}

export const None = () => <span className="text-muted">–</span>;

/** As often as the row asks for that moves next. */
function soonest(page: Page<InvoiceSummary> | undefined): number | false {
  const rests = (page?.data ?? []).map(restMs).filter((ms) => ms !== false);
  return rests.length === 0 ? false : Math.min(...rests);
}
