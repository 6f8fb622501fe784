'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Page } from '@/server/kernel/shapes';
import { Button } from './button';
import { cn } from './cn';
import { type Column, DataTable } from './data-table';
import { ErrorState } from './error-state';
import type { Pages } from './use-pages';

/** What of a TanStack query a table needs. */
export type PageQuery<Row> = {
  data: Page<Row> | undefined;
  error: unknown;
  isPlaceholderData: boolean;
  refetch: () => Promise<unknown>;
};

type KeysetTableProps<Row> = {
  /** What the rows are, for the caption and in errors: `Disbursements`. */
  name: string;
  query: PageQuery<Row>;
  pages: Pages;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** What unfolds below a row, if anything. */
  below?: (row: Row) => ReactNode;
  empty: ReactNode;
};

/** Every list of the product: loading, failed, empty or a page of rows with the way to the pages around it. */
export function KeysetTable<Row>({ name, query, pages, columns, rowKey, below, empty }: KeysetTableProps<Row>) {
  const { data } = query;
  if (query.error && !data) {
    return <ErrorState what={name} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const isFirst = pages.cursor === undefined;
  if (data && data.data.length === 0 && isFirst) return empty;
  return (
    <div className={cn('transition-opacity', query.isPlaceholderData && 'opacity-60')} aria-busy={!data}>
      <DataTable name={name} rows={data?.data} columns={columns} rowKey={rowKey} below={below} />
      {!isFirst || data?.nextCursor ? (
        <nav aria-label={`Pages of ${name.toLowerCase()}`} className="flex justify-end gap-2 pt-3">
          <Button size="sm" disabled={isFirst} onClick={pages.previous}>
            <ChevronLeft aria-hidden />
            Previous
          </Button>
          <Button
            size="sm"
            disabled={!data?.nextCursor || query.isPlaceholderData}
            onClick={() => data?.nextCursor && pages.next(data.nextCursor)}
          >
            Next
            <ChevronRight aria-hidden />
          </Button>
        </nav>
      ) : null}
    </div>
  );
}
