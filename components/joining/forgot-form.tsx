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

/** Asks for a link. What is said afterwards is the same for every address. */
export function ForgotForm() {
  const trpc = useTRPC();
  const [email, setEmail] = useState('');
  const ask = useMutation(trpc.passwordResets.ask.mutationOptions());
  const emailError = fieldMessage(ask.error, 'email');

  if (ask.isSuccess) {
    return (
      <div className="grid gap-4">
        <Callout tone="positive" title="Look into your mail">
          If {email} has an account, a link is on its way. It works for one hour.
        </Callout>
        <p className="text-muted">Nothing there after a few minutes? Look among the unwanted mails, then ask again.</p>
        <Link href="/login" className="text-accent hover:underline">
          Back to sign in
        </Link>
      </div>
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    ask.mutate({ email });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {ask.error && !emailError ? <Callout tone="danger">{refusalOf(ask.error).message}</Callout> : null}
      <p className="text-muted">We send you a link to choose a new one.</p>
      <Field label="Email" error={emailError}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" disabled={ask.isPending} className="mt-1 h-9">
        {ask.isPending ? 'One moment…' : 'Send the link'}
      </Button>
      <Link href="/login" className="text-accent hover:underline">
        Back to sign in
      </Link>
    </form>
  );
}
