'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { CodeField } from '@/components/session/code-field';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PasswordField } from './password-field';
import { RecoveryCodes } from './recovery-codes';

/** Sets an authenticator up: the password, the picture, then a code of it, then the recovery codes. `goTo` is opened at the end. */
export function Enrolment({ goTo }: { goTo: string }) {
  const trpc = useTRPC();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const start = useMutation(trpc.account.startEnrolment.mutationOptions());
  const finish = useMutation(trpc.account.finishEnrolment.mutationOptions());
  const wrong = fieldMessage(finish.error, 'code');
  const wrongPassword = fieldMessage(start.error, 'password');
  const problem = (wrongPassword ? null : start.error) ?? (wrong ? null : finish.error);

  // A full load: with the new session everything is asked for anew.
  if (finish.data) {
    const leave = () => window.location.assign(goTo);
    return <RecoveryCodes codes={finish.data.recoveryCodes} done="I have kept them" onDone={leave} />;
  }
  if (!start.data) {
    const show = (event: FormEvent) => {
      event.preventDefault();
      start.mutate({ password });
    };
    return (
      <form onSubmit={show} className="grid gap-4">
        {problem ? <Callout tone="danger">{refusalOf(problem).message}</Callout> : null}
        <p>You need an authenticator app, such as Aegis, 2FAS, 1Password or Google Authenticator.</p>
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={wrongPassword}
        />
        <Button type="submit" variant="primary" className="h-9" disabled={start.isPending}>
          {start.isPending ? 'One moment…' : 'Show the picture to scan'}
        </Button>
      </form>
    );
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    finish.mutate({ code });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {problem ? <Callout tone="danger">{refusalOf(problem).message}</Callout> : null}
      <p>Scan this with the app, then enter the code that it shows.</p>
      {/* biome-ignore lint/performance/noImgElement: it is made of its own address, so there is nothing to fetch or resize. */}
      <img
        src={start.data.qr}
        width={200}
        height={200}
        alt="The secret, to be scanned"
        className="justify-self-center rounded-md border"
      />
      <p className="text-muted text-xs">
        It cannot be scanned? Type this into the app:{' '}
        <code className="break-all font-mono text-ink">{start.data.secret.match(/.{4}/g)?.join(' ')}</code>
      </p>
      <CodeField value={code} onChange={setCode} error={wrong} withRecovery={false} autoFocus />
      <Button type="submit" variant="primary" disabled={finish.isPending} className="h-9">
        Confirm
      </Button>
    </form>
  );
}
