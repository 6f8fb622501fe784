import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import Link from 'next/link';
import { ResetForm } from '@/components/joining/reset-form';
import { Entrance } from '@/components/session/entrance';
import { Button } from '@/components/ui/button';
import { trpcServer } from '@/server/api/caller';
import { MIN_PASSWORD_LENGTH } from '@/server/identity/door';

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' };

const over = {
  used: ['This link was used', 'Ask for another one if you need it.'],
  replaced: ['This link does not work any more', 'Your password was changed meanwhile.'],
  expired: ['This link has run out', 'It worked for one hour. Ask for another one.'],
  unknown: ['There is no such link', 'Open it just as it stands in the mail, or ask for another one.'],
  throttled: ['Too many tries', 'Wait a while, then open the link again.'],
} as const;

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const state = await stateOf(token);
  if (state === 'open') {
    return (
      <Entrance title="Choose a new password">
        <ResetForm token={token} minLength={MIN_PASSWORD_LENGTH} />
      </Entrance>
    );
  }
  const [title, advice] = over[state];
  return (
    <Entrance title={title}>
      <p className="mb-4 text-muted">{advice}</p>
      <Button asChild>
        <Link href="/forgot-password">Ask for a link</Link>
      </Button>
    </Entrance>
  );
}

async function stateOf(token: string) {
  const { trpc, queryClient } = await trpcServer();
  try {
    return (await queryClient.fetchQuery(trpc.passwordResets.open.queryOptions({ token }))).state;
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'TOO_MANY_REQUESTS') return 'throttled';
    if (error instanceof TRPCError && error.code === 'BAD_REQUEST') return 'unknown';
    throw error;
  }
}
