'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Landmark } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { Statement } from '@/server/reconciliation/schema/statements';
import { StatementState } from './statement-state';

const columns: Column<Statement>[] = [
  {
    header: 'Up to',
    cell: ({ closesOn, account, currency }) => (
      <>
        <Day day={closesOn} />
        <span className="block font-normal text-muted text-xs sm:hidden">
          {currency} {account}
        </span>
      </>
    ),
    href: ({ id }) => `/reconciliation/${id}`,
  },
  { header: 'Account', from: 'sm', cell: ({ account, currency }) => `${currency} ${account}` },
  {
    header: 'Statement',
    from: 'lg',
    className: 'max-w-56 truncate text-muted',
    cell: ({ bankId, fileName }) => bankId ?? fileName,
  },
  { header: 'Lines', align: 'end', from: 'md', cell: ({ lines }) => <Count of={lines} /> },
  {
    header: 'Left over',
    align: 'end',
    from: 'sm',
    cell: ({ openLines }) => (
      <span className={openLines > 0 ? 'text-warning' : 'text-muted'}>
        <Count of={openLines} />
      </span>
    ),
  },
  { header: 'Closing', align: 'end', from: 'sm', cell: ({ closing }) => <Money money={closing} /> },
  { header: 'Books', cell: (statement) => <StatementState statement={statement} /> },
  { header: 'Taken in', align: 'end', from: 'lg', cell: ({ uploadedAt }) => <Instant at={uploadedAt} /> },
];

/** The bank's statements, the latest first, each with whether the books agree. */
export function StatementsTable() {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.bankStatements.list.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <KeysetTable
      name="Bank statements"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={Landmark} title="No bank statements yet">
          Take in the first one: what it shows is matched with the payouts at once.
        </EmptyState>
      }
    />
  );
}
