import { ShieldCheck } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable, type PageQuery } from '@/components/ui/keyset-table';
import { requesterText } from '@/components/ui/requester';
import type { Pages } from '@/components/ui/use-pages';
import type { VerificationReport } from '@/server/audit/schema';
import { Duration } from './duration';

const shown: Record<VerificationReport['status'], { words: string; tone: Tone }> = {
  running: { words: 'Being verified', tone: 'accent' },
  intact: { words: 'Everything holds', tone: 'positive' },
  broken: { words: 'Something is wrong', tone: 'danger' },
  failed: { words: 'Not finished', tone: 'warning' },
};

export function VerificationBadge({ status }: Pick<VerificationReport, 'status'>) {
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{words}</Badge>;
}

type VerificationsTableProps = { query: PageQuery<VerificationReport>; pages: Pages; viewerId: string };

/** All verifications, the latest first. */
export function VerificationsTable({ query, pages, viewerId }: VerificationsTableProps) {
  const columns: Column<VerificationReport>[] = [
    { header: 'When', cell: ({ requestedAt }) => <Instant at={requestedAt} /> },
    { header: 'Asked for by', from: 'sm', cell: ({ requestedBy }) => requesterText(requestedBy, viewerId) },
    {
      header: 'Rows',
      align: 'end',
      from: 'sm',
      cell: ({ checks }) => <Count of={sum(checks.map(({ rows }) => rows))} />,
    },
    {
      header: 'Took',
      align: 'end',
      from: 'md',
      cell: ({ checks }) => <Duration ms={sum(checks.map(({ durationMs }) => durationMs))} />,
    },
    { header: 'Result', align: 'end', cell: ({ status }) => <VerificationBadge status={status} /> },
  ];
  return (
    <KeysetTable
      name="Verifications"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<EmptyState icon={ShieldCheck} title="Not verified yet" />}
    />
  );
}

const sum = (figures: (number | null)[]): number => figures.reduce<number>((all, figure) => all + (figure ?? 0), 0);
