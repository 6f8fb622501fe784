'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { peopleOf } from '@/components/people/people-search';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { usePages } from '@/components/ui/use-pages';
import type { ApiKey } from '@/server/identity/schema/keys';
import { KeyActions } from './key-actions';
import { KeyStateBadge } from './key-state';

const never = <span className="text-muted">–</span>;

const columns: Column<ApiKey>[] = [
  {
    header: 'Name',
    className: 'max-w-64',
    cell: ({ name, secrets, createdBy }) => (
      <div className="min-w-0 leading-tight" title={createdBy ? `Made by ${createdBy}` : undefined}>
        <p className="truncate font-medium">{name}</p>
        {secrets.map(({ prefix, worksUntil }) => (
          <p key={prefix} className="truncate text-muted text-xs">
            <code className="font-mono">{prefix}…</code>
            {worksUntil ? (
              <>
                {' '}
                until <Instant at={worksUntil} />
              </>
            ) : null}
          </p>
        ))}
      </div>
    ),
  },
  { header: 'Status', cell: ({ state }) => <KeyStateBadge state={state} /> },
  {
    header: 'Scopes',
    from: 'lg',
    className: 'max-w-72',
    cell: ({ scopes }) => <span className="line-clamp-2 font-mono text-muted text-xs">{scopes.join(', ')}</span>,
  },
  {
    header: 'Last used',
    align: 'end',
    from: 'sm',
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Instant at={lastUsedAt} /> : never),
  },
  {
    header: 'Expires',
    align: 'end',
    from: 'md',
    cell: ({ expiresAt }) => (expiresAt ? <Instant at={expiresAt} /> : <span className="text-muted">Never</span>),
  },
];

const reach: Column<ApiKey> = {
  header: 'Reaches',
  from: 'md',
  className: 'max-w-44 truncate',
  cell: ({ merchant }) => merchant?.name ?? <span className="text-muted">All merchants</span>,
};

/** `merchant`: whose keys; undefined: the viewer's own, or of all for staff. */
type KeysTableProps = { merchant?: string | undefined; mayWrite: boolean; showsReach: boolean };

export function KeysTable({ merchant, mayWrite, showsReach }: KeysTableProps) {
  const trpc = useTRPC();
  const pages = usePages('keysAfter');
  const query = useQuery({
    ...trpc.apiKeys.list.queryOptions(peopleOf(merchant, pages.cursor)),
    placeholderData: keepPreviousData,
  });
  const actions: Column<ApiKey> = {
    header: 'Actions',
    align: 'end',
    cell: (apiKey) => <KeyActions apiKey={apiKey} />,
  };
  const shown = showsReach ? [...columns.slice(0, 2), reach, ...columns.slice(2)] : columns;
  return (
    <KeysetTable
      name="API keys"
      query={query}
      pages={pages}
      columns={mayWrite ? [...shown, actions] : shown}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={KeyRound} title="No API keys yet">
          A key lets another system, such as a web shop, call the API in its own name.
        </EmptyState>
      }
    />
  );
}
