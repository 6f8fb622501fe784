import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { PolicyLink } from '@/components/approval-policy/policy-link';
import { NewRun } from '@/components/disbursements/new-run';
import { PrepareToday } from '@/components/disbursements/prepare-today';
import { RunsTable } from '@/components/disbursements/runs-table';
import { ScheduleSetting } from '@/components/disbursements/schedule-setting';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Disbursement runs' };

const loadSearch = createLoader({ after: parseAsString });

type RunsPageProps = { searchParams: Promise<SearchParams> };

export default async function RunsPage({ searchParams }: RunsPageProps) {
  const { role } = await signedIn('/runs');
  if (!roleMay(role, 'runs:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const mayRun = roleMay(role, 'disbursements:run');
  await Promise.all([
    queryClient.prefetchQuery(trpc.disbursements.runs.queryOptions({ limit: pageSize, cursor: after ?? undefined })),
    queryClient.prefetchQuery(trpc.runs.schedule.queryOptions()),
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
                <PrepareToday />
                <NewRun />
              </>
            ) : null}
          </>
        }
      />
      <RunsTable />
    </HydrationBoundary>
  );
}
