'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { CodeField } from '@/components/session/code-field';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PasswordField } from './password-field';

export function RemoveSecondFactor({ onDone }: { onDone: () => void }) {
  const trpc = useTRPC();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useMutation(trpc.account.removeSecondFactor.mutationOptions({ onSuccess: onDone }));
  const message = (field: string) => fieldMessage(remove.error, field);
  function submit(event: FormEvent) {
    event.preventDefault();
    remove.mutate({ password, code });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {remove.error && !message('password') && !message('code') ? (
        <Callout tone="danger">{refusalOf(remove.error).message}</Callout>
      ) : null}
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={message('password')}
      />
      <CodeField value={code} onChange={setCode} error={message('code')} />
      <Button
        type="submit"
        variant="primary"
        disabled={remove.isPending || remove.isSuccess}
        className="justify-self-end"
      >
        Remove it
      </Button>
    </form>
  );
}
