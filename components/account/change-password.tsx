'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PasswordField } from './password-field';

const empty = { current: '', next: '', again: '' };

/** Changes one's own password, against the present one. */
export function ChangePassword({ email }: { email: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(empty);
  const [isAgainWrong, setAgainWrong] = useState(false);
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess({ endedElsewhere }) {
        setTyped(empty);
        toast.success(
          endedElsewhere === 0
            ? 'Your password is changed.'
            : 'Your password is changed. Elsewhere you are signed out.',
        );
        void queryClient.invalidateQueries(trpc.account.sessions.queryFilter());
      },
    }),
  );
  const message = (field: string) => fieldMessage(change.error, field);
  const set = (field: keyof typeof empty) => (password: string) => {
    setAgainWrong(false);
    setTyped((before) => ({ ...before, [field]: password }));
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed.next !== typed.again) return setAgainWrong(true);
    change.mutate({ current: typed.current, next: typed.next });
  }
  return (
    <Section title="Password">
      <form onSubmit={submit} className="grid max-w-sm gap-4">
        {change.error && !message('current') && !message('next') ? (
          <Callout tone="danger">{refusalOf(change.error).message}</Callout>
        ) : null}
        {/* For the keepers of passwords: whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="Present password"
          autoComplete="current-password"
          value={typed.current}
          onChange={set('current')}
          error={message('current')}
        />
        <PasswordField
          label="New password"
          hint="At least 12 characters. A few unrelated words are easy to remember."
          autoComplete="new-password"
          value={typed.next}
          onChange={set('next')}
          error={asSentence(message('next'))}
        />
        <PasswordField
          label="New password again"
          autoComplete="new-password"
          value={typed.again}
          onChange={set('again')}
          error={isAgainWrong ? 'This is not the same as the one above.' : undefined}
        />
        <Button type="submit" variant="primary" disabled={change.isPending} className="justify-self-start">
          Change password
        </Button>
      </form>
    </Section>
  );
}

/** The policy's words continue a sentence. */
const asSentence = (words: string | undefined) => words && `It ${words}.`;
