'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Role } from '@/server/identity/schema';
import { RoleChoice } from './role-choice';

type InviteProps = { place: 'staff' | 'merchant'; merchant?: string | undefined; onSent: () => void };

export function Invite(props: InviteProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        Invite
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Invite somebody"
        description="They get a mail with a link that works once, for seven days."
      >
        <InviteForm
          {...props}
          onSent={() => {
            setOpen(false);
            props.onSent();
          }}
        />
      </Dialog>
    </>
  );
}

function InviteForm({ place, merchant, onSent }: InviteProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>(place === 'staff' ? 'finance_operator' : 'merchant_viewer');
  const send = useMutation(
    trpc.invitations.send.mutationOptions({
      onSuccess: async (invitation) => {
        toast.success(`Invitation sent to ${invitation.email}.`);
        onSent();
        await queryClient.invalidateQueries(trpc.invitations.list.queryFilter());
      },
    }),
  );
  const emailError = fieldMessage(send.error, 'email');

  function submit(event: FormEvent) {
    event.preventDefault();
    send.mutate({ email, role, ...(merchant === undefined ? {} : { merchant }) });
  }

  return (
    <form onSubmit={submit} className="grid gap-5">
      {send.error && !emailError ? <Callout tone="danger">{refusalOf(send.error).message}</Callout> : null}
      <Field label="Email" error={emailError}>
        {(control) => (
          <Input
            {...control}
            type="email"
            required
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <RoleChoice place={place} value={role} onChange={setRole} />
      <div className="flex justify-end border-t pt-4">
        <Button type="submit" variant="primary" disabled={send.isPending}>
          {send.isPending ? 'Sending…' : 'Send the invitation'}
        </Button>
      </div>
    </form>
  );
}
