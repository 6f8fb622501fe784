'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { CodeField } from '@/components/session/code-field';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { RecoveryCodes } from './recovery-codes';

export function RenewRecoveryCodes({ onDone }: { onDone: () => void }) {
  const trpc = useTRPC();
  const [code, setCode] = useState('');
  const renew = useMutation(trpc.account.renewRecoveryCodes.mutationOptions());
  const wrong = fieldMessage(renew.error, 'code');
  if (renew.data) return <RecoveryCodes codes={renew.data.recoveryCodes} done="I have kept them" onDone={onDone} />;
  function submit(event: FormEvent) {
    event.preventDefault();
    renew.mutate({ code });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {renew.error && !wrong ? <Callout tone="danger">{refusalOf(renew.error).message}</Callout> : null}
      <CodeField value={code} onChange={setCode} error={wrong} autoFocus />
      <Button type="submit" variant="primary" disabled={renew.isPending} className="justify-self-end">
        Make new codes
      </Button>
    </form>
  );
}
