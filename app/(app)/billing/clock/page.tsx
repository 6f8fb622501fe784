import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClockView } from '@/components/billing/clock-view';
import { Forbidden } from '@/components/shell/forbidden';
import { isDemo, trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'The demo’s clock' };

export default async function ClockPage() {
  const viewer = await signedIn('/billing/clock');
  if (!isDemo()) notFound();
  if (!roleMay(viewer.role, 'billing:run')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.sandbox.moves.queryOptions());
  return (
    <HydrationBoundary state={dehydrate()}>
      <ClockView viewerId={viewer.id} />
    </HydrationBoundary>
  );
}
