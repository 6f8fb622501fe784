import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { SettlementView } from '@/components/settlements/settlement-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Settlement' };

type SettlementPageProps = { params: Promise<{ id: string }> };

export default async function SettlementPage({ params }: SettlementPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/settlements/${id}`);
  if (!roleMay(viewer.role, 'ledger:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    load(queryClient.fetchQuery(trpc.settlements.get.queryOptions({ id }))),
    queryClient.prefetchQuery(trpc.audit.ofSettlement.queryOptions({ id })),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <SettlementView id={id} viewerId={viewer.id} />
    </HydrationBoundary>
  );
}
