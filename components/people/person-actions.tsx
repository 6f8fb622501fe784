'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Person } from '@/server/identity/schema/people';
import { RoleChoice } from './role-choice';

type Question = 'role' | 'disable' | 'sessions';

/** What can be done with a person. Nobody does any of it but ending sessions to themself. */
export function PersonActions({ person, isStaff }: { person: Person; isStaff: boolean }) {
  const trpc = useTRPC();
  const [question, setQuestion] = useState<Question | null>(null);
  const enable = useMutation(trpc.people.enable.mutationOptions(useThen(`${person.name} can sign in again.`)));
  return (
    <>
      <Menu label={`Actions for ${person.name}`}>
        {person.isYou ? null : <MenuItem onSelect={() => setQuestion('role')}>Change role…</MenuItem>}
        <MenuItem onSelect={() => setQuestion('sessions')}>Sign out everywhere…</MenuItem>
        {person.isYou ? null : person.isDisabled ? (
          <MenuItem onSelect={() => enable.mutate({ id: person.id })}>Enable</MenuItem>
        ) : (
          <MenuItem onSelect={() => setQuestion('disable')}>Disable…</MenuItem>
        )}
      </Menu>
      {question === 'role' ? (
        <ChangeRole person={person} isStaff={isStaff} onClose={() => setQuestion(null)} />
      ) : question === 'disable' ? (
        <Disable person={person} isStaff={isStaff} onClose={() => setQuestion(null)} />
      ) : question === 'sessions' ? (
        <EndSessions person={person} onClose={() => setQuestion(null)} />
      ) : null}
    </>
  );
}

type QuestionProps = { person: Person; isStaff: boolean; onClose: () => void };

function ChangeRole({ person, isStaff, onClose }: QuestionProps) {
  const trpc = useTRPC();
  const [role, setRole] = useState(person.role);
  const change = useMutation(
    trpc.people.changeRole.mutationOptions(useThen(`${person.name} has another role now.`, onClose)),
  );
  const leavesNoOwner = isStaff && isLastOwner(change.error);
  return (
    <ConfirmDialog
      title={`Role of ${person.name}`}
      action={leavesNoOwner ? 'Change it anyway' : 'Change the role'}
      isPending={change.isPending}
      error={change.error}
      onConfirm={() => (role === person.role ? onClose() : change.mutate({ id: person.id, role, leavesNoOwner }))}
      onClose={onClose}
    >
      <RoleChoice place={person.role.startsWith('merchant_') ? 'merchant' : 'staff'} value={role} onChange={setRole} />
      <p className="text-muted">It holds from their next click on.</p>
    </ConfirmDialog>
  );
}

function Disable({ person, isStaff, onClose }: QuestionProps) {
  const trpc = useTRPC();
  const disable = useMutation(
    trpc.people.disable.mutationOptions(useThen(`${person.name} is signed out and cannot sign in.`, onClose)),
  );
  const leavesNoOwner = isStaff && isLastOwner(disable.error);
  return (
    <ConfirmDialog
      title={`Disable ${person.name}?`}
      action={leavesNoOwner ? 'Disable anyway' : 'Disable'}
      isPending={disable.isPending}
      error={disable.error}
      onConfirm={() => disable.mutate({ id: person.id, leavesNoOwner })}
      onClose={onClose}
    >
      <p>They are signed out at once and cannot sign in. Invitations that they sent and nobody answered end.</p>
      <p className="text-muted">
        What they did stays in the record. API keys that they made go on working: revoke those on the page of API keys.
      </p>
    </ConfirmDialog>
  );
}

function EndSessions({ person, onClose }: Omit<QuestionProps, 'isStaff'>) {
  const trpc = useTRPC();
  const end = useMutation(
    trpc.people.endSessions.mutationOptions(useThen(`${person.name} is signed out everywhere.`, onClose)),
  );
  return (
    <ConfirmDialog
      title={`Sign ${person.isYou ? 'yourself' : person.name} out everywhere?`}
      action="Sign out everywhere"
      isPending={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ id: person.id })}
      onClose={onClose}
    >
      <p>
        Every browser is signed out at once{person.isYou ? ', this one too' : ''}. Signing in again works as always.
      </p>
    </ConfirmDialog>
  );
}

/** Says that it is done, and shows the list as it is now. Where a dialog is open it shows what was refused. */
function useThen(done: string, onClose?: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      toast.success(done);
      onClose?.();
      await Promise.all([
        queryClient.invalidateQueries(trpc.people.list.queryFilter()),
        queryClient.invalidateQueries(trpc.invitations.list.queryFilter()),
      ]);
    },
    ...(onClose ? {} : { onError: (error: unknown) => void toast.error(refusalOf(error).message) }),
  };
}

const isLastOwner = (error: unknown): boolean => Boolean(error) && refusalOf(error).details?.reason === 'last_owner';
