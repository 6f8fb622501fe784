import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { disbursementsOf } from '@/components/disbursements/disbursement-scope';
import { paidRuns } from '@/components/disbursements/paid-runs';
import { RunView } from '@/components/disbursements/run-view';
import { filesOfRun } from '@/components/payout-files/files-of-run';
import { payoutsOfRun } from '@/components/payouts/payouts-of';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Disbursement run' };

const loadSearch = createLoader({ disbursementsAfter: parseAsString, payoutsAfter: parseAsString });

type RunPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/runs/${id}`);
  if (!roleMay(viewer.role, 'runs:read')) return <Forbidden />;
  const { disbursementsAfter, payoutsAfter } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const run = await load(queryClient.fetchQuery(trpc.disbursements.run.queryOptions({ id })));
  await queryClient.prefetchQuery(trpc.audit.ofRun.queryOptions({ id }));
  if (run.status !== 'calculating') {
    await Promise.all([
      queryClient.prefetchQuery(trpc.runs.review.queryOptions({ id })),
      queryClient.prefetchQuery(trpc.payouts.progress.queryOptions({ runId: id })),
      queryClient.prefetchQuery(trpc.runs.flags.queryOptions({ id })),
      queryClient.prefetchQuery(
        trpc.disbursements.list.queryOptions(disbursementsOf({ runId: id }, disbursementsAfter ?? undefined)),
      ),
      ...(paidRuns.includes(run.status)
        ? [
            queryClient.prefetchQuery(trpc.payouts.ofRun.queryOptions(payoutsOfRun(id, payoutsAfter ?? undefined))),
            queryClient.prefetchQuery(trpc.payoutFiles.list.queryOptions(filesOfRun(id))),
            queryClient.prefetchQuery(trpc.payoutFiles.writable.queryOptions({ runId: id })),
          ]
        : []),
    ]);
  }
  return (
    <HydrationBoundary state={dehydrate()}>
      <RunView id={id} viewer={{ id: viewer.id, role: viewer.role }} />
    </HydrationBoundary>
  );
}
