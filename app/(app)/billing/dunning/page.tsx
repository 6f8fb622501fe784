import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PoliciesView } from '@/components/dunning/policies-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Dunning' };

export default async function DunningPage() {
  const { role } = await signedIn('/billing/dunning');
  if (!roleMay(role, 'billing:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.dunning.list.queryOptions());
  return (
    <HydrationBoundary state={dehydrate()}>
      <PoliciesView mayChange={roleMay(role, 'billing:settings')} />
    </HydrationBoundary>
  );
}
