import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PolicyView } from '@/components/approval-policy/policy-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Approval policy' };

export default async function ApprovalPolicyPage() {
  const { role } = await signedIn('/runs/policy');
  if (!roleMay(role, 'runs:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.runs.policies.queryOptions());
  return (
    <HydrationBoundary state={dehydrate()}>
      <PolicyView mayPropose={roleMay(role, 'runs:policy')} />
    </HydrationBoundary>
  );
}
