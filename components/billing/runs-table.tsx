'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleDollarSign } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { useFormatting } from '@/components/format/formatting';
import { Badge } from '@/components/ui/badge';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { Progress } from '@/components/ui/progress';
import { usePages } from '@/components/ui/use-pages';
import type { Run } from '@/server/billing/schema/runs';
import { chargedOf, kindWords, periodWords, restMs, scopeWords, statusLook } from './run-words';

/** Billing runs, live as long as one charges. */
export function RunsTable() {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.billing.runs.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some((run) => restMs(run)) ? 1_000 : 15_000),
  });
  return (
    <KeysetTable
      name="Billing runs"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={CircleDollarSign} title="No runs yet">
          Each first of the month, invoices are charged by themselves, in each customer’s time zone. A run can also be
          asked for.
        </EmptyState>
      }
    />
  );
}

const columns: Column<Run>[] = [
  {
    header: 'For',
    cell: (run) => (
      <>
        <PeriodOfRun run={run} />
        <span className="block max-w-36 truncate font-normal text-muted text-xs sm:hidden">
          {scopeWords(run.scope)}
        </span>
      </>
    ),
    href: ({ id }) => `/billing/runs/${id}`,
  },
  { header: 'Over', from: 'sm', className: 'max-w-44 truncate', cell: ({ scope }) => scopeWords(scope) },
  { header: 'Kind', from: 'lg', className: 'text-muted', cell: ({ kind }) => kindWords[kind] },
  {
    header: 'Status',
    cell: (run) => (
      <span className="flex items-center gap-2">
        <Badge tone={statusLook[run.status].tone}>{statusLook[run.status].words}</Badge>
        {run.status === 'running' ? (
          <Progress label="Charging" share={run.total === 0 ? null : run.done / run.total} className="w-16" />
        ) : null}
      </span>
    ),
  },
  {
    header: 'Charged',
    align: 'end',
    cell: (run) => (
      <span className="whitespace-nowrap">
        <Count of={chargedOf(run)} /> <span className="text-muted">of</span> <Count of={run.total} />
      </span>
    ),
  },
  { header: 'Began', align: 'end', from: 'md', cell: ({ requestedAt }) => <Instant at={requestedAt} /> },
];

export function PeriodOfRun({ run }: { run: Run }) {
  const { locale } = useFormatting();
  return <span suppressHydrationWarning>{periodWords(run, locale)}</span>;
}
