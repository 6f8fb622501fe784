import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { cn } from './cn';
import { edgeToEdge, Scroller } from './scroller';
import { Skeleton } from './skeleton';

export type Column<Row> = {
  header: string;
  cell: (row: Row) => ReactNode;
  /** Amounts and counts stand at the end, so that their digits line up. */
  align?: 'end';
  /** Left out on screens narrower than this. */
  from?: 'sm' | 'md' | 'lg';
  /** Where a click anywhere on the row leads; for one column, which holds the link. */
  href?: (row: Row) => string | null;
  className?: string;
};

type DataTableProps<Row> = {
  name: string;
  /** Undefined while loading. */
  rows: readonly Row[] | undefined;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** What unfolds below a row, if anything; `data-note` says that it belongs to it, without a line between. */
  below?: (row: Row) => ReactNode;
  skeletonRows?: number;
};

const from = { sm: 'max-sm:hidden', md: 'max-md:hidden', lg: 'max-lg:hidden' };

const cellClass = <Row,>({ align, from: least, className }: Column<Row>): string =>
  cn(align === 'end' && 'text-right', least && from[least], className);

export function DataTable<Row>({ name, rows, columns, rowKey, below, skeletonRows = 8 }: DataTableProps<Row>) {
  return (
    <Scroller className={edgeToEdge}>
      <table aria-label={name} className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b">
            {columns.map((column) => (
              <th
                key={column.header}
                scope="col"
                className={cn(
                  'h-8 whitespace-nowrap pl-4 font-medium text-muted text-xs first:pl-0',
                  cellClass(column),
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            ? rows.map((row) => (
                <Fragment key={rowKey(row)}>
                  <tr className="relative border-b hover:bg-canvas [&:has(+[data-note])]:border-b-0">
                    {columns.map((column) => (
                      <td key={column.header} className={cn('h-10 py-1.5 pl-4 first:pl-0', cellClass(column))}>
                        <Cell column={column} row={row} />
                      </td>
                    ))}
                  </tr>
                  {below?.(row)}
                </Fragment>
              ))
            : Array.from({ length: skeletonRows }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
                <tr key={index} className="border-b">
                  {columns.map((column) => (
                    <td key={column.header} className={cn('h-10 py-1.5 pl-4 first:pl-0', cellClass(column))}>
                      <Skeleton className={cn('h-3 w-20', column.align === 'end' && 'ml-auto')} />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const href = column.href?.(row);
  if (!href) return column.cell(row);
  return (
    // Its invisible ::after covers the row, so that there is one link a row and all of it can be clicked.
    <Link
      href={href}
      className="font-medium outline-none after:absolute after:inset-0 focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
    >
      {column.cell(row)}
    </Link>
  );
}
