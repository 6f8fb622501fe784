'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { pageSize } from '@/components/ui/page-size';
import { Progress } from '@/components/ui/progress';
import { usePages } from '@/components/ui/use-pages';
import type { Run, RunStatus } from '@/server/disbursements/schema';
import type { Page } from '@/server/kernel/shapes';
import { leadingTotal, ordersOf } from './leading-total';
import { RunName } from './run-name';
import { shareOf } from './run-progress';
import { RunStatusBadge } from './run-status';

/** Of every list of runs. */
export const runColumns: Column<Run>[] = [
  {
    header: 'Run',
    cell: (run) => <RunName run={run} />,
    href: ({ id }) => `/runs/${id}`,
  },
  { header: 'Merchants', cell: ({ merchant }) => merchant ?? 'All', from: 'lg', className: 'max-w-48 truncate' },
  { header: 'Kind', from: 'lg', cell: ({ kind }) => (kind === 'scheduled' ? 'By schedule' : 'By days') },
  { header: 'Status', cell: (run) => <StatusAndProgress run={run} /> },
  { header: 'Gross', align: 'end', from: 'md', cell: (run) => <Amount run={run} part="gross" /> },
  { header: 'Fees', align: 'end', from: 'md', cell: (run) => <Amount run={run} part="fee" /> },
  { header: 'Net', align: 'end', cell: (run) => <Amount run={run} part="net" /> },
  {
    header: 'Orders',
    align: 'end',
    from: 'lg',
    cell: ({ status, totals }) => (status === 'calculating' ? '–' : <Count of={ordersOf(totals)} />),
  },
  { header: 'Asked for', align: 'end', from: 'sm', cell: ({ requestedAt }) => <Instant at={requestedAt} /> },
];

export function RunsTable({ status }: { status: RunStatus | null }) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.disbursements.runs.queryOptions({ limit: pageSize, status: status ?? undefined, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => whileCalculating(state.data),
  });
  return (
    <KeysetTable
      name="Disbursement runs"
      query={query}
      pages={pages}
      columns={runColumns}
      rowKey={({ id }) => id}
      empty={status === null ? <NoRuns /> : <NoneOfStatus />}
    />
  );
}

/** The latest few, for the overview. */
export function LatestRuns({ count }: { count: number }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.disbursements.runs.queryOptions({ limit: count }),
    refetchInterval: ({ state }) => whileCalculating(state.data),
  });
  if (error && !data) return <ErrorState what="The latest runs" error={error} onRetry={() => void refetch()} />;
  if (data?.data.length === 0) return <NoRuns />;
  return (
    <DataTable name="Latest runs" rows={data?.data} columns={runColumns} rowKey={({ id }) => id} skeletonRows={count} />
  );
}

/** Asks again each second while there is something to watch, and not at all otherwise. */
const whileCalculating = (page: Page<Run> | undefined): number | false =>
  page?.data.some(({ status }) => status === 'calculating') ? 1000 : false;

function NoRuns() {
  return (
    <EmptyState icon={Banknote} title="No runs yet">
      A run works out what each merchant is owed for a week or a day.
    </EmptyState>
  );
}

const NoneOfStatus = () => (
  <EmptyState icon={Banknote} title="No such runs">
    No run has this status now.
  </EmptyState>
);

function Amount({ run, part }: { run: Run; part: 'gross' | 'fee' | 'net' }) {
  const leading = run.status === 'calculating' ? undefined : leadingTotal(run.totals);
  if (!leading) return <span className="text-muted">–</span>;
  const others = run.totals.length - 1;
  return (
    <>
      <Money money={leading[part]} className={part === 'net' ? 'font-medium' : ''} />
      {part === 'net' && others > 0 ? (
        <span className="block whitespace-nowrap text-muted text-xs">
          + {others} more {others === 1 ? 'currency' : 'currencies'}
        </span>
      ) : null}
    </>
  );
}

function StatusAndProgress({ run: { status, progress } }: { run: Run }) {
  return (
    <span className="flex items-center gap-2">
      <RunStatusBadge status={status} />
      {status === 'calculating' ? <Progress label="Calculation" share={shareOf(progress)} className="w-16" /> : null}
    </span>
  );
}
