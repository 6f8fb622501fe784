import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { callbackPath } from '@/components/session/callback-path';
import { LoginForm } from '@/components/session/login-form';
import { Brand } from '@/components/shell/brand';
import { currentViewer } from '@/server/api/caller';
import { demoLogins } from '@/server/identity/demo-logins';

export const metadata: Metadata = { title: 'Sign in' };

type LoginPageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { callbackUrl } = await searchParams;
  const goTo = callbackPath(Array.isArray(callbackUrl) ? callbackUrl[0] : callbackUrl);
  if (await currentViewer()) redirect(goTo);
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-4 py-10">
      <div className="w-full max-w-sm">
        <Brand />
        <div className="mt-5 rounded-lg border bg-surface p-6">
          <h1 className="mb-4 font-semibold text-lg tracking-tight">Sign in</h1>
          <LoginForm goTo={goTo} demoLogins={demoLogins()} />
        </div>
      </div>
    </main>
  );
}
