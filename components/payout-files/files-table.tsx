'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileOutput } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Digits } from '@/components/bank-accounts/account-facts';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { PayoutFile } from '@/server/payouts/schema/files';
import { FileState } from './file-state';
import { formatWords } from './file-words';

/** Of every list of bank files. */
export const fileColumns: Column<PayoutFile>[] = [
  { header: 'File', cell: ({ messageId }) => <Digits>{messageId}</Digits>, href: ({ id }) => `/payout-files/${id}` },
  { header: 'Kind', from: 'lg', cell: ({ format }) => formatWords[format] },
  { header: 'State', cell: (file) => <FileState file={file} /> },
  { header: 'Transfers', align: 'end', from: 'sm', cell: ({ transfers }) => <Count of={transfers} /> },
  { header: 'Sum', align: 'end', cell: ({ total }) => <Money money={total} className="font-medium" /> },
  { header: 'Execution', align: 'end', from: 'md', cell: ({ executeOn }) => <Day day={executeOn} /> },
  {
    header: 'Written',
    align: 'end',
    from: 'md',
    cell: ({ createdBy, createdAt }) => (
      <>
        {createdBy}, <Instant at={createdAt} />
      </>
    ),
  },
];

export function FilesTable() {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.payoutFiles.list.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <KeysetTable
      name="Bank files"
      query={query}
      pages={pages}
      columns={fileColumns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={FileOutput} title="No bank files yet">
          They are written on the page of an approved run, in currencies whose payouts leave in files.
        </EmptyState>
      }
    />
  );
}
