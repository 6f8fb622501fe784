import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import Link from 'next/link';
import { JoinForm } from '@/components/joining/join-form';
import { Entrance } from '@/components/session/entrance';
import { roleNames } from '@/components/shell/navigation';
import { Button } from '@/components/ui/button';
import { trpcServer } from '@/server/api/caller';
import { MIN_PASSWORD_LENGTH } from '@/server/identity/door';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

const over = {
  accepted: ['This invitation was accepted', 'Sign in with the password that you chose then.'],
  revoked: ['This invitation was taken back', 'Ask whoever sent it to you.'],
  replaced: ['There is a newer invitation', 'A later mail has another link: use that one.'],
  expired: ['This invitation has run out', 'Ask whoever sent it to you to send it again.'],
  unknown: ['There is no such invitation', 'Open the link just as it stands in the mail.'],
  throttled: ['Too many tries', 'Wait a while, then open the link again.'],
} as const;

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await opened(token);
  if (link.state !== 'open') {
    const [title, advice] = over[link.state];
    return (
      <Entrance title={title}>
        <p className="mb-4 text-muted">{advice}</p>
        <Button asChild>
          <Link href="/login">Go to sign in</Link>
        </Button>
      </Entrance>
    );
  }
  const { email, role, merchant, invitedBy } = link;
  return (
    <Entrance title={`Join ${merchant ?? 'Countinghouse'}`}>
      <p className="mb-4 break-words text-muted">
        {invitedBy} invites you as {roleNames[role].toLowerCase()}.
      </p>
      <JoinForm token={token} email={email} minLength={MIN_PASSWORD_LENGTH} />
    </Entrance>
  );
}

async function opened(token: string) {
  const { trpc, queryClient } = await trpcServer();
  try {
    return await queryClient.fetchQuery(trpc.invitations.open.queryOptions({ token }));
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'TOO_MANY_REQUESTS') return { state: 'throttled' as const };
    if (error instanceof TRPCError && error.code === 'BAD_REQUEST') return { state: 'unknown' as const };
    throw error;
  }
}
