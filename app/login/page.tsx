import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { callbackPath } from '@/components/session/callback-path';
import { Entrance } from '@/components/session/entrance';
import { LoginForm } from '@/components/session/login-form';
import { currentViewer } from '@/server/api/caller';
import { singleSignOnName } from '@/server/identity/auth-options';
import { demoLogins } from '@/server/identity/demo-logins';

export const metadata: Metadata = { title: 'Sign in' };

type Search = Record<'callbackUrl' | 'error', string | string[] | undefined>;
type LoginPageProps = { searchParams: Promise<Search> };

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { callbackUrl, error } = await searchParams;
  const goTo = callbackPath([callbackUrl].flat()[0]);
  if (await currentViewer()) redirect(goTo);
  return (
    <Entrance title="Sign in">
      <LoginForm goTo={goTo} demoLogins={demoLogins()} singleSignOn={singleSignOnName()} error={[error].flat()[0]} />
      <p className="mt-4 text-center">
        <Link href="/forgot-password" className="text-accent hover:underline">
          Forgot your password?
        </Link>
      </p>
    </Entrance>
  );
}
