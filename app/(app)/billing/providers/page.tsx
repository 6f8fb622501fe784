import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ProvidersView } from '@/components/billing/providers-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Providers' };

export default async function ProvidersPage() {
  const { role } = await signedIn('/billing/providers');
  if (!roleMay(role, 'billing:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.billingSettings.providers.queryOptions());
  return (
    <HydrationBoundary state={dehydrate()}>
      <ProvidersView mayChange={roleMay(role, 'billing:settings')} />
    </HydrationBoundary>
  );
}
