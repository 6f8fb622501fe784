import { HydrationBoundary } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { createLoader, type SearchParams } from 'nuqs/server';
import { PolicyLink } from '@/components/approval-policy/policy-link';
import { LeftOpen } from '@/components/disbursements/left-open';
import { runsSearch } from '@/components/disbursements/runs-search';
import { RunsView } from '@/components/disbursements/runs-view';
import { ScheduleSetting } from '@/components/disbursements/schedule-setting';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Disbursement runs' };

const loadSearch = createLoader(runsSearch);

type RunsPageProps = { searchParams: Promise<SearchParams> };

export default async function RunsPage({ searchParams }: RunsPageProps) {
  const { role } = await signedIn('/runs');
  if (!roleMay(role, 'runs:read')) return <Forbidden />;
  const { after, status } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const mayRun = roleMay(role, 'disbursements:run');
  await Promise.all([
    queryClient.prefetchQuery(
      trpc.disbursements.runs.queryOptions({
        limit: pageSize,
        status: status ?? undefined,
        cursor: after ?? undefined,
      }),
    ),
    queryClient.prefetchQuery(trpc.runs.schedule.queryOptions()),
    queryClient.prefetchQuery(trpc.runs.leftOpen.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Disbursement runs"
        facts={<ScheduleSetting mayChange={mayRun} />}
        actions={
          <>
            <PolicyLink />
            {mayRun ? (
              <>
                <Button asChild>
                  <Link href="/runs/new?of=today&step=preview">Today’s run</Link>
                </Button>
                <Button asChild variant="primary">
                  <Link href="/runs/new">
                    <Plus aria-hidden />
                    New run
                  </Link>
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <LeftOpen mayRun={mayRun} />
      <RunsView />
    </HydrationBoundary>
  );
}
