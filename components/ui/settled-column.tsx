import type { ReactNode } from 'react';
import type { Column } from './data-table';
import { Instant } from './day';
import { requesterText } from './requester';

type Settled = { resolvedAt: string | null; resolvedBy: string | null };

/** How something that waited for people was settled, by whom and when. */
export const settledColumn = <Row extends Settled>(viewerId: string, how: (row: Row) => ReactNode): Column<Row> => ({
  header: 'Settled',
  className: 'min-w-40',
  cell: (row) => (
    <>
      {how(row)}
      <p className="text-muted text-xs">
        {row.resolvedBy ? `by ${requesterText(row.resolvedBy, viewerId)}, ` : null}
        {row.resolvedAt ? <Instant at={row.resolvedAt} /> : null}
      </p>
    </>
  ),
});
