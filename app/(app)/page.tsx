import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { shownPeriods } from '@/components/disbursements/shown-periods';
import { latestRunsShown } from '@/components/overview/latest-runs-shown';
import { MerchantOverview } from '@/components/overview/merchant-overview';
import { StaffOverview } from '@/components/overview/staff-overview';
import { payoutsOf } from '@/components/payouts/payouts-of';
import { sideOf } from '@/components/shell/navigation';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from './signed-in';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const viewer = await signedIn('/');
  const isStaff = sideOf(viewer) === 'staff';
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    queryClient.prefetchQuery(trpc.disbursements.byPeriod.queryOptions({ periods: shownPeriods })),
    ...(isStaff
      ? [
          queryClient.prefetchQuery(trpc.disbursements.runs.queryOptions({ limit: latestRunsShown })),
          queryClient.prefetchQuery(trpc.imports.list.queryOptions({ limit: pageSize })),
        ]
      : [
          queryClient.prefetchQuery(trpc.disbursements.upcoming.queryOptions({})),
          queryClient.prefetchQuery(trpc.payouts.list.queryOptions(payoutsOf(undefined))),
        ]),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      {isStaff ? <StaffOverview mayRun={roleMay(viewer.role, 'disbursements:run')} /> : <MerchantOverview />}
    </HydrationBoundary>
  );
}
