'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MailPlus } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { roleNames } from '@/components/shell/navigation';
import { Badge } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Menu, MenuItem } from '@/components/ui/menu';
import { usePages } from '@/components/ui/use-pages';
import type { Invitation } from '@/server/identity/schema/people';
import { peopleOf } from './people-search';

const columns: Column<Invitation>[] = [
  {
    header: 'Email',
    className: 'max-w-64',
    cell: ({ email, invitedBy, isExpired }) => (
      <div className="min-w-0 leading-tight">
        <p className="truncate font-medium">{email}</p>
        <p className="truncate text-muted text-xs">
          by {invitedBy ?? 'Countinghouse'}
          {isExpired ? <span className="sm:hidden">, run out</span> : null}
        </p>
      </div>
    ),
  },
  { header: 'Role', cell: ({ role }) => roleNames[role] },
  {
    header: 'Status',
    from: 'sm',
    cell: ({ isExpired }) => (isExpired ? <Badge tone="warning">Run out</Badge> : <Badge tone="accent">Sent</Badge>),
  },
  { header: 'Good until', align: 'end', from: 'md', cell: ({ expiresAt }) => <Instant at={expiresAt} /> },
];

export function InvitationsTable({ merchant, mayWrite }: { merchant?: string | undefined; mayWrite: boolean }) {
  const trpc = useTRPC();
  const pages = usePages('invitationsAfter');
  const query = useQuery({
    ...trpc.invitations.list.queryOptions(peopleOf(merchant, pages.cursor)),
    placeholderData: keepPreviousData,
  });
  const actions: Column<Invitation> = {
    header: 'Actions',
    align: 'end',
    cell: (invitation) => <InvitationActions invitation={invitation} />,
  };
  return (
    <KeysetTable
      name="Invitations"
      query={query}
      pages={pages}
      columns={mayWrite ? [...columns, actions] : columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={MailPlus} title="No open invitations">
          Who was invited and has not come yet is listed here.
        </EmptyState>
      }
    />
  );
}

function InvitationActions({ invitation: { id, email } }: { invitation: Invitation }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const refresh = () => queryClient.invalidateQueries(trpc.invitations.list.queryFilter());
  const sendAgain = useMutation(
    trpc.invitations.sendAgain.mutationOptions({
      onSuccess: () =>
        void toast.success(`A new link is on its way to ${email}. The one before does not work any more.`),
      onError: (error) => void toast.error(refusalOf(error).message),
      onSettled: refresh,
    }),
  );
  const revoke = useMutation(
    trpc.invitations.revoke.mutationOptions({
      onSuccess: async () => {
        toast.success(`The invitation of ${email} is revoked.`);
        setAsking(false);
        await refresh();
      },
    }),
  );
  return (
    <>
      <Menu label={`Actions for ${email}`}>
        <MenuItem onSelect={() => sendAgain.mutate({ id })}>Send again</MenuItem>
        <MenuItem onSelect={() => setAsking(true)}>Revoke…</MenuItem>
      </Menu>
      {isAsking ? (
        <ConfirmDialog
          title={`Revoke the invitation of ${email}?`}
          action="Revoke it"
          isPending={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate({ id })}
          onClose={() => setAsking(false)}
        >
          <p>The link in the mail stops working at once.</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
