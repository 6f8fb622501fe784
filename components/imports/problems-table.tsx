'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { ImportProblem } from '@/server/imports/schema';

const columns: Column<ImportProblem>[] = [
  { header: 'Line', className: 'w-16 tabular-nums', cell: ({ line }) => line },
  { header: 'Column', className: 'max-w-40 truncate', cell: ({ column }) => column ?? 'The whole row' },
  {
    header: 'Value',
    from: 'sm',
    className: 'max-w-56',
    cell: ({ value }) =>
      value ? (
        <code className="block truncate font-mono text-xs" title={value}>
          {value}
        </code>
      ) : (
        <span className="text-muted">(empty)</span>
      ),
  },
  { header: 'What is wrong', className: 'min-w-48 py-2', cell: ({ message }) => message },
];

/** Every problem that was found, in the order of the file. */
export function ProblemsTable({ importId }: { importId: string }) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.imports.problems.queryOptions({ id: importId, limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <KeysetTable
      name="Problems"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ line, column, message }) => `${line} ${column} ${message}`}
      empty={<EmptyState icon={CircleCheck} title="No problems" />}
    />
  );
}
