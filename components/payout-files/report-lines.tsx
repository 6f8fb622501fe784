'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Digits } from '@/components/bank-accounts/account-facts';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { ReportLine } from '@/server/payouts/schema/reports';
import { effects } from './file-words';

const columns: Column<ReportLine>[] = [
  {
    header: 'Transfer',
    cell: ({ reference }) => <Digits>{reference}</Digits>,
    href: ({ disbursementId }) => (disbursementId === null ? null : `/disbursements/${disbursementId}`),
  },
  { header: 'Merchant', from: 'sm', className: 'max-w-48 truncate', cell: ({ merchantName }) => merchantName ?? '–' },
  {
    header: 'The bank says',
    className: 'max-w-72',
    cell: ({ code, reason, words }) => (
      <>
        <code className="font-mono text-xs">{reason ? `${code} ${reason}` : code}</code>
        {words ? <span className="block break-words text-muted text-xs">{words}</span> : null}
      </>
    ),
  },
  {
    header: 'So',
    cell: ({ effect }) => (
      <span title={effects[effect].says}>
        <Badge tone={effects[effect].tone}>{effects[effect].words}</Badge>
      </span>
    ),
  },
];

/** What a report says of each transfer, and what followed. */
export function ReportLines({ id }: { id: string }) {
  const trpc = useTRPC();
  const pages = usePages('lines');
  const query = useQuery({
    ...trpc.payoutFiles.reportLines.queryOptions({ id, limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <KeysetTable
      name="Lines of the report"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ reference }) => reference}
      empty={<p className="text-muted">It says nothing of a transfer.</p>}
    />
  );
}
