import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ChangePassword } from '@/components/account/change-password';
import { SecondFactorSection } from '@/components/account/second-factor-section';
import { SessionsSection } from '@/components/account/sessions-section';
import { roleNames } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const { name, email, role, merchant } = await signedIn('/account');
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    queryClient.prefetchQuery(trpc.account.secondFactor.queryOptions()),
    queryClient.prefetchQuery(trpc.account.sessions.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Your account"
        facts={
          <>
            <span>{name}</span>
            <span>{email}</span>
            <span>{merchant ? `${roleNames[role]}, ${merchant.name}` : roleNames[role]}</span>
          </>
        }
      />
      <SecondFactorSection />
      <ChangePassword email={email} />
      <SessionsSection />
    </HydrationBoundary>
  );
}
