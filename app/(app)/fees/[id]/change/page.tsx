import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ChangeSchedule } from '@/components/fees/change-schedule';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../../load';
import { signedIn } from '../../../signed-in';

export const metadata: Metadata = { title: 'Change fees' };

export default async function ChangeFeesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { role } = await signedIn(`/fees/${id}/change`);
  if (!roleMay(role, 'fees:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.feeSchedules.get.queryOptions({ id })));
  return (
    <HydrationBoundary state={dehydrate()}>
      <ChangeSchedule id={id} mayWrite={roleMay(role, 'fees:write')} />
    </HydrationBoundary>
  );
}
