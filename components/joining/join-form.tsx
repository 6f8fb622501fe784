'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NewPassword } from './new-password';

/** Who was invited chooses a name and a password. */
export function JoinForm({ token, email, minLength }: { token: string; email: string; minLength: number }) {
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const [[password, repeated], setPassword] = useState(['', '']);
  const accept = useMutation(trpc.invitations.accept.mutationOptions());
  const passwordError = fieldMessage(accept.error, 'password');
  const nameError = fieldMessage(accept.error, 'name');

  if (accept.isSuccess) {
    return (
      <div className="grid gap-4">
        <Callout tone="positive" title="You are in">
          Sign in with {email} and the password that you chose.
        </Callout>
        <Button asChild variant="primary" className="h-9">
          <Link href="/login">Go to sign in</Link>
        </Button>
      </div>
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (password === repeated) accept.mutate({ token, name, password });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {accept.error && !passwordError && !nameError ? (
        <Callout tone="danger">{refusalOf(accept.error).message}</Callout>
      ) : null}
      <Field label="Email">
        {(control) => <Input {...control} type="email" autoComplete="username" value={email} readOnly />}
      </Field>
      <Field label="Your name" error={nameError}>
        {(control) => (
          <Input
            {...control}
            autoComplete="name"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <NewPassword
        minLength={minLength}
        value={password}
        repeated={repeated}
        error={passwordError}
        onChange={(...chosen) => {
          setPassword(chosen);
          if (accept.error) accept.reset();
        }}
      />
      <Button type="submit" variant="primary" disabled={accept.isPending} className="mt-1 h-9">
        {accept.isPending ? 'One moment…' : 'Join'}
      </Button>
    </form>
  );
}
