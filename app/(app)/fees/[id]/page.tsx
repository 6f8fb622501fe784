import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ScheduleView } from '@/components/fees/schedule-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Fee schedule' };

export default async function FeeSchedulePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { role } = await signedIn(`/fees/${id}`);
  if (!roleMay(role, 'fees:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.feeSchedules.get.queryOptions({ id })));
  return (
    <HydrationBoundary state={dehydrate()}>
      <ScheduleView id={id} mayWrite={roleMay(role, 'fees:write')} />
    </HydrationBoundary>
  );
}
