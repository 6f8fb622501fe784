'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { roleNames } from '@/components/shell/navigation';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { roleShape } from '@/server/identity/schema';

type Login = { role: string; email: string; password: string };

/** `demoLogins` is empty outside the demo; pressing one fills the form in and signs in. */
export function LoginForm({ goTo, demoLogins }: { goTo: string; demoLogins: Login[] }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function enter(login: { email: string; password: string }) {
    setBusy(true);
    setProblem(undefined);
    const answer = await signIn('credentials', { ...login, redirect: false }).catch(() => undefined);
    // A full load, so that nothing of whoever was signed in before is kept. The button stays busy until it is there.
    if (answer?.ok) return window.location.assign(goTo);
    setBusy(false);
    setProblem(
      answer?.status === 401
        ? 'Email and password do not match. Check both and try again.'
        : 'The server cannot be reached. Check your connection and try again.',
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void enter({ email, password });
  }

  return (
    <div className="grid gap-6">
      <form onSubmit={submit} className="grid gap-4">
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
      </form>
      {demoLogins.length > 0 ? (
        <section aria-labelledby="demo" className="border-t pt-4">
          <h2 id="demo" className="mb-1 font-medium text-xs">
            Demo: sign in as
          </h2>
          <ul className="-mx-2">
            {demoLogins.map((login) => (
              <li key={login.email}>
                <button
                  type="button"
                  disabled={isBusy}
                  onClick={() => {
                    setEmail(login.email);
                    setPassword(login.password);
                    void enter(login);
                  }}
                  className="flex w-full items-baseline justify-between gap-3 rounded-md px-2 py-1.5 text-left hover:bg-subtle"
                >
                  <span>{roleName(login.role)}</span>
                  <span className="truncate text-muted text-xs">{login.email}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function roleName(role: string): string {
  const known = roleShape.safeParse(role);
  return known.success ? roleNames[known.data] : role;
}
