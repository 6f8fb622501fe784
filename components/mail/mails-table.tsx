'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Mail as MailIcon } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { Mail } from '@/server/mail/schema';
import { MailStatusBadge } from './mail-status';

const columns: Column<Mail>[] = [
  {
    header: 'Subject',
    className: 'max-w-72 truncate',
    cell: ({ subject }) => subject,
    href: ({ id }) => `/mail/${id}`,
  },
  { header: 'To', className: 'max-w-56 truncate', cell: ({ to }) => to },
  { header: 'Status', cell: ({ status }) => <MailStatusBadge status={status} /> },
  { header: 'Written', align: 'end', from: 'md', cell: ({ createdAt }) => <Instant at={createdAt} /> },
];

export function MailsTable() {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.mails.list.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some(({ status }) => status === 'queued') ? 1000 : false),
  });
  return (
    <KeysetTable
      name="Mails"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={MailIcon} title="No mails yet">
          Invitations, new passwords and warnings appear here as they are written.
        </EmptyState>
      }
    />
  );
}
