import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PolicyLink } from '@/components/approval-policy/policy-link';
import { WaitingRuns } from '@/components/disbursements/waiting-runs';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Waiting for me' };

export default async function WaitingPage() {
  const { role } = await signedIn('/runs/waiting');
  if (!roleMay(role, 'runs:approve')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.runs.waiting.queryOptions());
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Waiting for me"
        facts="Disbursement runs that others submitted, and that you have not approved as they are now."
        actions={<PolicyLink />}
      />
      <WaitingRuns />
    </HydrationBoundary>
  );
}
