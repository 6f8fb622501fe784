import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { RunView } from '@/components/billing/run-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../../load';
import { signedIn } from '../../../signed-in';

export const metadata: Metadata = { title: 'Billing run' };

type RunPageProps = { params: Promise<{ id: string }> };

export default async function BillingRunPage({ params }: RunPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/billing/runs/${id}`);
  if (!roleMay(viewer.role, 'billing:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.billing.run.queryOptions({ id })));
  await queryClient.prefetchQuery(trpc.audit.ofBillingRun.queryOptions({ id }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <RunView id={id} viewerId={viewer.id} mayRun={roleMay(viewer.role, 'billing:run')} />
    </HydrationBoundary>
  );
}
