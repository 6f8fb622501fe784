'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowDownToLine } from 'lucide-react';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { Progress } from '@/components/ui/progress';
import { Skeleton } from '@/components/ui/skeleton';
import { usePages } from '@/components/ui/use-pages';
import type { Import } from '@/server/imports/schema';
import type { Page } from '@/server/kernel/shapes';
import { ImportStatusBadge, isBusy, isUnderWay } from './import-status';
import { kinds } from './kinds';

/** Before its check begins, nobody knows how many rows a file has. */
const wasRead = ({ status }: Import): boolean => status !== 'uploaded';

const columns: Column<Import>[] = [
  {
    header: 'File',
    className: 'max-w-64 truncate',
    cell: ({ fileName }) => fileName,
    href: ({ id }) => `/imports/${id}`,
  },
  { header: 'Of', from: 'sm', cell: ({ kind }) => kinds[kind].label },
  { header: 'Status', cell: (imported) => <StatusAndProgress imported={imported} /> },
  {
    header: 'Rows',
    align: 'end',
    from: 'sm',
    cell: (imported) => (wasRead(imported) ? <Count of={imported.rows.total} /> : '–'),
  },
  {
    header: 'Bad',
    align: 'end',
    from: 'md',
    cell: (imported) => (
      <span className={imported.rows.bad > 0 ? 'text-danger' : 'text-muted'}>
        {wasRead(imported) ? <Count of={imported.rows.bad} /> : '–'}
      </span>
    ),
  },
  { header: 'Uploaded', align: 'end', from: 'md', cell: ({ createdAt }) => <Instant at={createdAt} /> },
];

export function ImportsTable() {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.imports.list.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => whileBusy(state.data),
  });
  return (
    <KeysetTable
      name="Imports"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={ArrowDownToLine} title="No imports yet">
          Merchants come first, then their orders.
        </EmptyState>
      }
    />
  );
}

/** What is under way among the latest imports, for the overview. */
export function ImportsUnderWay() {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.imports.list.queryOptions({ limit: pageSize }),
    refetchInterval: ({ state }) => whileBusy(state.data),
  });
  if (error && !data) return <ErrorState what="The imports" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-10 w-full" />;
  const underWay = data.data.filter(isUnderWay);
  if (underWay.length === 0) return <p className="border-t py-3 text-muted">None.</p>;
  return (
    <ul className="divide-y border-y">
      {underWay.map((imported) => (
        <li key={imported.id} className="flex items-center justify-between gap-3 py-2.5">
          <Link href={`/imports/${imported.id}`} className="truncate font-medium hover:underline">
            {imported.fileName}
          </Link>
          <StatusAndProgress imported={imported} />
        </li>
      ))}
    </ul>
  );
}

/** Asks again each second while there is something to watch, and not at all otherwise. */
const whileBusy = (page: Page<Import> | undefined): number | false => (page?.data.some(isBusy) ? 1000 : false);

function StatusAndProgress({ imported }: { imported: Import }) {
  return (
    <span className="flex items-center gap-2">
      <ImportStatusBadge status={imported.status} />
      {isBusy(imported) ? <Progress label={imported.fileName} share={imported.progress} className="w-20" /> : null}
    </span>
  );
}
