import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NewPlan } from '@/components/plans/new-plan';
import { PlansTable } from '@/components/plans/plans-table';
import { SubscriptionsTable } from '@/components/plans/subscriptions-table';
import { Forbidden } from '@/components/shell/forbidden';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { pageSize } from '@/components/ui/page-size';
import { businessDay, trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Plans' };

export default async function PlansPage() {
  const viewer = await signedIn('/plans');
  if (sideOf(viewer) !== 'staff' || !roleMay(viewer.role, 'customers:read')) return <Forbidden />;
  const mayWrite = roleMay(viewer.role, 'customers:write');
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    queryClient.prefetchQuery(trpc.plans.list.queryOptions({ limit: pageSize })),
    queryClient.prefetchQuery(trpc.subscriptions.list.queryOptions({ limit: pageSize })),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Plans" actions={mayWrite ? <NewPlan /> : null} />
      <PlansTable mayWrite={mayWrite} today={businessDay()} />
      <Section title="Subscriptions">
        <SubscriptionsTable mayWrite={mayWrite} />
      </Section>
    </HydrationBoundary>
  );
}
