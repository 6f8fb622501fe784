import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { DemoStatement } from '@/components/reconciliation/demo-statement';
import { nextDaysOf } from '@/components/reconciliation/next-days';
import { StatementsTable } from '@/components/reconciliation/statements-table';
import { UploadPanel } from '@/components/reconciliation/upload-panel';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Reconciliation' };

const loadSearch = createLoader({ after: parseAsString });

type ReconciliationPageProps = { searchParams: Promise<SearchParams> };

export default async function ReconciliationPage({ searchParams }: ReconciliationPageProps) {
  const { role } = await signedIn('/reconciliation');
  if (!roleMay(role, 'reconciliation:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.bankStatements.accounts.queryOptions());
  await queryClient.prefetchQuery(
    trpc.bankStatements.list.queryOptions({ limit: pageSize, cursor: after ?? undefined }),
  );
  const latest = await queryClient.fetchQuery(trpc.bankStatements.list.queryOptions({ limit: 50 }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Reconciliation" actions={<DemoStatement nextDays={nextDaysOf(latest.data)} />} />
      {roleMay(role, 'reconciliation:write') ? <UploadPanel /> : null}
      <Section title="Bank statements">
        <StatementsTable />
      </Section>
    </HydrationBoundary>
  );
}
