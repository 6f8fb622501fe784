'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Webhook } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { Endpoint } from '@/server/webhooks/schema/endpoints';
import { EndpointStatus, failuresText } from './endpoint-status';

const columns: Column<Endpoint>[] = [
  {
    header: 'Address',
    className: 'max-w-72 truncate max-sm:max-w-40',
    cell: ({ url }) => url,
    href: ({ id }) => `/webhooks/${id}`,
  },
  { header: 'Description', from: 'lg', className: 'max-w-48 truncate', cell: ({ description }) => description || '–' },
  { header: 'Status', cell: (endpoint) => <EndpointStatus endpoint={endpoint} /> },
  { header: 'Failed attempts, 7 days', align: 'end', from: 'md', cell: ({ health }) => failuresText(health) },
  {
    header: 'Last delivery',
    align: 'end',
    from: 'sm',
    cell: ({ health }) => (health.lastDeliveredAt ? <Instant at={health.lastDeliveredAt} /> : '–'),
  },
];
const ofMerchant: Column<Endpoint> = {
  header: 'Of',
  from: 'md',
  className: 'max-w-40 truncate',
  cell: ({ merchant }) => merchant ?? 'The platform',
};

export function EndpointsTable({ isStaff }: { isStaff: boolean }) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.webhooks.endpoints.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  const [address, ...others] = columns as [Column<Endpoint>, ...Column<Endpoint>[]];
  return (
    <KeysetTable
      name="Webhook endpoints"
      query={query}
      pages={pages}
      columns={isStaff ? [address, ofMerchant, ...others] : columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={Webhook} title="No endpoints yet">
          Add an address of yours, and it is told what happens as it happens.
        </EmptyState>
      }
    />
  );
}
