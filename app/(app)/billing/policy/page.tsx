import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PolicyView } from '@/components/billing/policy-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Retries' };

export default async function PolicyPage() {
  const viewer = await signedIn('/billing/policy');
  if (!roleMay(viewer.role, 'billing:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    queryClient.prefetchQuery(trpc.billingSettings.policies.queryOptions()),
    queryClient.prefetchQuery(trpc.billingSettings.get.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PolicyView viewerId={viewer.id} mayChange={roleMay(viewer.role, 'billing:settings')} />
    </HydrationBoundary>
  );
}
