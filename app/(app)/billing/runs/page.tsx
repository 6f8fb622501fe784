import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { NewRun } from '@/components/billing/new-run';
import { RunsTable } from '@/components/billing/runs-table';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Billing runs' };

const loadSearch = createLoader({ after: parseAsString });

type RunsPageProps = { searchParams: Promise<SearchParams> };

export default async function BillingRunsPage({ searchParams }: RunsPageProps) {
  const { role } = await signedIn('/billing/runs');
  if (!roleMay(role, 'billing:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.billing.runs.queryOptions({ limit: pageSize, cursor: after ?? undefined }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Billing runs"
        facts="Each charges invoices. One begins by itself on the first of the month, in each customer’s time zone."
        actions={roleMay(role, 'billing:run') ? <NewRun /> : undefined}
      />
      <RunsTable />
    </HydrationBoundary>
  );
}
