'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { roleNames } from '@/components/shell/navigation';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { usePages } from '@/components/ui/use-pages';
import type { Person } from '@/server/identity/schema/people';
import { peopleOf } from './people-search';
import { PersonActions } from './person-actions';

const columns: Column<Person>[] = [
  {
    header: 'Name',
    className: 'max-w-64',
    cell: ({ name, email, isYou, isDisabled }) => (
      <div className="min-w-0 leading-tight">
        <p className="truncate font-medium">
          {name}
          {isYou ? <span className="font-normal text-muted"> (you)</span> : null}
          {isDisabled ? <span className="font-normal text-muted sm:hidden"> (disabled)</span> : null}
        </p>
        <p className="truncate text-muted text-xs">{email}</p>
      </div>
    ),
  },
  { header: 'Role', cell: ({ role }) => roleNames[role] },
  {
    header: 'Status',
    from: 'sm',
    cell: ({ isDisabled }) => (isDisabled ? <Badge>Disabled</Badge> : <Badge tone="positive">Active</Badge>),
  },
  { header: 'Since', align: 'end', from: 'md', cell: ({ createdAt }) => <Instant at={createdAt} /> },
];

/** `merchant`: whose people; undefined: the viewer's own side. `isStaff`: who looks. */
type PeopleTableProps = { merchant?: string | undefined; mayWrite: boolean; isStaff: boolean };

export function PeopleTable({ merchant, mayWrite, isStaff }: PeopleTableProps) {
  const trpc = useTRPC();
  const pages = usePages('peopleAfter');
  const query = useQuery({
    ...trpc.people.list.queryOptions(peopleOf(merchant, pages.cursor)),
    placeholderData: keepPreviousData,
  });
  const actions: Column<Person> = {
    header: 'Actions',
    align: 'end',
    cell: (person) => <PersonActions person={person} isStaff={isStaff} />,
  };
  return (
    <KeysetTable
      name="People"
      query={query}
      pages={pages}
      columns={mayWrite ? [...columns, actions] : columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={Users} title="Nobody can sign in yet">
          Invite somebody: they choose their own password by a link in a mail.
        </EmptyState>
      }
    />
  );
}
