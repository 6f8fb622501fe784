'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CalendarCheck } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { pageSize } from '@/components/ui/page-size';
import { requesterText } from '@/components/ui/requester';
import { usePages } from '@/components/ui/use-pages';
import type { Settlement } from '@/server/payables/schema';
import { SettlementStatusBadge } from './settlement-status';

/** All settlements, live while one is at work. */
export function SettlementsTable({ viewerId }: { viewerId: string }) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.settlements.list.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some(({ status }) => status === 'settling') ? 1000 : false),
  });
  const columns: Column<Settlement>[] = [
    { header: 'Through', cell: ({ through }) => <Day day={through} />, href: ({ id }) => `/settlements/${id}` },
    { header: 'Status', cell: ({ status }) => <SettlementStatusBadge status={status} /> },
    { header: 'Made available', align: 'end', cell: ({ sums }) => <Moved sums={sums} /> },
    {
      header: 'Payables',
      align: 'end',
      from: 'sm',
      cell: ({ sums }) => <Count of={sums.reduce((all, { payables }) => all + payables, 0)} />,
    },
    { header: 'Merchants', align: 'end', from: 'md', cell: ({ merchants }) => <Count of={merchants} /> },
    { header: 'Asked for by', from: 'lg', cell: ({ requestedBy }) => requesterText(requestedBy, viewerId) },
    { header: 'Asked for', align: 'end', from: 'md', cell: ({ requestedAt }) => <Instant at={requestedAt} /> },
  ];
  return (
    <KeysetTable
      name="Settlements"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={CalendarCheck} title="No settlements yet">
          A settlement makes what has fallen due available. One is made by itself as each day begins.
        </EmptyState>
      }
    />
  );
}

/** The largest by the number of payables, and how many more currencies there are. */
function Moved({ sums }: Pick<Settlement, 'sums'>) {
  const [leading, ...others] = sums.toSorted((a, b) => b.payables - a.payables);
  if (!leading) return <span className="text-muted">Nothing</span>;
  return (
    <>
      <Money money={leading.net} className="font-medium" />
      {others.length > 0 ? (
        <span className="block whitespace-nowrap text-muted text-xs">
          + {others.length} more {others.length === 1 ? 'currency' : 'currencies'}
        </span>
      ) : null}
    </>
  );
}
