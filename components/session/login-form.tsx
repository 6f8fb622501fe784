'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { readProblem } from '@/server/identity/schema/sign-in';
import { CodeField } from './code-field';
import { type DemoLogin, DemoLogins } from './demo-logins';
import { problemText } from './sign-in-problem';

type LoginFormProps = {
  goTo: string;
  /** Empty outside the demo; pressing one fills the form in and signs in. */
  demoLogins: DemoLogin[];
  /** What an identity provider's button says; null where none is configured. */
  singleSignOn: string | null;
  /** The word of a sign-in that an identity provider sent back. */
  error?: string | undefined;
};

/** Email and password first; the code only once they are right, of those who have an authenticator. */
export function LoginForm({ goTo, demoLogins, singleSignOn, error }: LoginFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState(error === undefined ? undefined : problemText(error));

  async function enter(login: { email: string; password: string; code?: string }) {
    setBusy(true);
    setProblem(undefined);
    const answer = await signIn('credentials', { ...login, redirect: false }).catch(() => undefined);
    // A full load, so that nothing of whoever was signed in before is kept. The button stays busy until it is there.
    if (answer?.ok) return window.location.assign(goTo);
    setBusy(false);
    if (!answer?.error || answer.status !== 401) {
      return setProblem('The server cannot be reached. Check your connection and try again.');
    }
    const known = readProblem(answer.error).problem;
    if (known === 'code_required') return setStep('code');
    setCode('');
    setProblem(problemText(answer.error));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void enter(step === 'code' ? { email, password, code } : { email, password });
  }

  if (step === 'code') {
    return (
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-muted">
          {email}, now the code from your <span className="whitespace-nowrap">authenticator app.</span>
        </p>
        {problem ? <Callout tone="danger">{problem}</Callout> : null}
        <CodeField value={code} onChange={setCode} autoFocus />
        <Button type="submit" variant="primary" disabled={isBusy} className="h-9">
          {isBusy ? 'Signing in…' : 'Sign in'}
        </Button>
        <Button
          variant="ghost"
          disabled={isBusy}
          onClick={() => {
            setStep('password');
            setCode('');
            setPassword('');
            setProblem(undefined);
          }}
        >
          Start again
        </Button>
      </form>
    );
  }
  return (
    <div className="grid gap-6">
      {/* Sent before the page listens, it must not put a password into the address. */}
      <form method="post" onSubmit={submit} className="grid gap-4">
        {problem ? <Callout tone="danger">{problem}</Callout> : null}
        <Field label="Email">
          {(control) => (
            <Input
              {...control}
              type="email"
              name="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <Input
              {...control}
              type="password"
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" disabled={isBusy} className="mt-1 h-9">
          {isBusy ? 'Signing in…' : 'Sign in'}
        </Button>
        {singleSignOn ? (
          <Button
            disabled={isBusy}
            className="h-9"
            onClick={() => {
              setBusy(true);
              void signIn('single-sign-on', { callbackUrl: goTo });
            }}
          >
            Continue with {singleSignOn}
          </Button>
        ) : null}
      </form>
      {demoLogins.length > 0 ? (
        <DemoLogins
          logins={demoLogins}
          isBusy={isBusy}
          onChoose={(login) => {
            setEmail(login.email);
            setPassword(login.password);
            void enter({ email: login.email, password: login.password });
          }}
        />
      ) : null}
    </div>
  );
}
