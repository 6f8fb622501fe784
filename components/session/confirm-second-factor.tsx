'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CodeField } from './code-field';

/** Shows the second factor in a session that was opened without it. */
export function ConfirmSecondFactor({ goTo }: { goTo: string }) {
  const trpc = useTRPC();
  const [code, setCode] = useState('');
  const confirm = useMutation(
    trpc.account.confirmSecondFactor.mutationOptions({ onSuccess: () => window.location.assign(goTo) }),
  );
  const wrong = fieldMessage(confirm.error, 'code');
  function submit(event: FormEvent) {
    event.preventDefault();
    confirm.mutate({ code });
  }
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      {confirm.error && !wrong ? <Callout tone="danger">{refusalOf(confirm.error).message}</Callout> : null}
      <CodeField value={code} onChange={setCode} error={wrong} autoFocus />
      <Button type="submit" variant="primary" disabled={confirm.isPending || confirm.isSuccess} className="h-9">
        Go on
      </Button>
    </form>
  );
}
