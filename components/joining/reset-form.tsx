'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { NewPassword } from './new-password';

/** Chooses a new password by the link of a mail. */
export function ResetForm({ token, minLength }: { token: string; minLength: number }) {
  const trpc = useTRPC();
  const [[password, repeated], setPassword] = useState(['', '']);
  const use = useMutation(trpc.passwordResets.use.mutationOptions());
  const passwordError = fieldMessage(use.error, 'password');

  if (use.isSuccess) {
    return (
      <div className="grid gap-4">
        <Callout tone="positive" title="Your password is changed">
          You were signed out everywhere. Sign in with the new one.
        </Callout>
        <Button asChild variant="primary" className="h-9">
          <Link href="/login">Go to sign in</Link>
        </Button>
      </div>
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (password === repeated) use.mutate({ token, password });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {use.error && !passwordError ? <Callout tone="danger">{refusalOf(use.error).message}</Callout> : null}
      <NewPassword
        minLength={minLength}
        value={password}
        repeated={repeated}
        error={passwordError}
        onChange={(...chosen) => {
          setPassword(chosen);
          if (use.error) use.reset();
        }}
      />
      <Button type="submit" variant="primary" disabled={use.isPending} className="mt-1 h-9">
        {use.isPending ? 'One moment…' : 'Change the password'}
      </Button>
    </form>
  );
}
