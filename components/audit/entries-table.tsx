'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { usePages } from '@/components/ui/use-pages';
import { useSettled } from '@/components/ui/use-settled';
import type { Entry } from '@/server/audit/schema';
import { auditSearch, entriesOf } from './audit-search';

const columns: Column<Entry>[] = [
  { header: 'When', cell: ({ at }) => <Instant at={at} /> },
  { header: 'Who', className: 'max-w-40 truncate', from: 'sm', cell: ({ actor }) => actor.name },
  {
    header: 'What',
    className: 'max-w-96',
    cell: ({ text }) => text,
    href: ({ id }) => `/audit/${id}`,
  },
  {
    header: 'Merchant',
    from: 'lg',
    className: 'max-w-40 truncate',
    cell: ({ merchant }) => merchant ?? <span className="text-muted">–</span>,
  },
  { header: 'Id', from: 'md', className: 'max-w-44 truncate', cell: ({ object }) => object.id },
];

/** What was done, the latest first. */
export function EntriesTable() {
  const trpc = useTRPC();
  const pages = usePages();
  const [search] = useQueryStates(auditSearch);
  const settled = useSettled(search);
  const query = useQuery({
    ...trpc.audit.list.queryOptions(entriesOf({ ...settled, after: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
  });
  return (
    <KeysetTable
      name="Audit"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={ScrollText} title="Nothing was done that fits">
          Every change is written down here with who made it. Look for less, or for other days.
        </EmptyState>
      }
    />
  );
}
