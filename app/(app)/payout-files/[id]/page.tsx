import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { FileView } from '@/components/payout-files/file-view';
import { Forbidden } from '@/components/shell/forbidden';
import { isDemo, trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Bank file' };

type PayoutFilePageProps = { params: Promise<{ id: string }> };

export default async function PayoutFilePage({ params }: PayoutFilePageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/payout-files/${id}`);
  if (!roleMay(viewer.role, 'payouts:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.payoutFiles.get.queryOptions({ id })));
  await Promise.all([
    queryClient.prefetchQuery(trpc.payoutFiles.reports.queryOptions({ fileId: id })),
    queryClient.prefetchQuery(trpc.audit.ofPayoutFile.queryOptions({ id })),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <FileView id={id} viewer={{ id: viewer.id, role: viewer.role }} hasDemoBank={isDemo()} />
    </HydrationBoundary>
  );
}
