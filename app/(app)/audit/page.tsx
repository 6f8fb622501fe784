import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { AuditFilter } from '@/components/audit/audit-filter';
import { auditSearch, entriesOf } from '@/components/audit/audit-search';
import { ChainPanel } from '@/components/audit/chain-panel';
import { CsvLink } from '@/components/audit/csv-link';
import { EntriesTable } from '@/components/audit/entries-table';
import { Forbidden } from '@/components/shell/forbidden';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Audit' };

const loadSearch = createLoader(auditSearch);

type AuditPageProps = { searchParams: Promise<SearchParams> };

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const viewer = await signedIn('/audit');
  if (!roleMay(viewer.role, 'audit:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    queryClient.prefetchQuery(trpc.audit.list.queryOptions(entriesOf(await loadSearch(searchParams)))),
    queryClient.prefetchQuery(trpc.audit.chain.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Audit" facts="Who did what, when and from where. Nothing of it can be changed or deleted." />
      <ChainPanel mayVerify={roleMay(viewer.role, 'audit:verify')} />
      <Section title="What was done" aside={<CsvLink />}>
        <AuditFilter isStaff={sideOf(viewer) === 'staff'} />
        <EntriesTable />
      </Section>
    </HydrationBoundary>
  );
}
