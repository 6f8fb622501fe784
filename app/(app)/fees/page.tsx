import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { DefaultFees, OwnFees } from '@/components/fees/schedules-tables';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { pathWith } from '../path-with';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Fees' };

const loadSearch = createLoader({ feesAfter: parseAsString, ownFeesAfter: parseAsString });

export default async function FeesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { role } = await signedIn(pathWith('/fees', await searchParams));
  if (!roleMay(role, 'fees:read')) return <Forbidden />;
  const { feesAfter, ownFeesAfter } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const list = (of: 'all' | 'merchants', after: string | null) =>
    queryClient.prefetchQuery(trpc.feeSchedules.list.queryOptions({ of, limit: pageSize, cursor: after ?? undefined }));
  await Promise.all([list('all', feesAfter), list('merchants', ownFeesAfter)]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Fees" />
      <Section title="Default fees">
        <DefaultFees />
      </Section>
      <Section title="Merchants’ own fees">
        <OwnFees />
      </Section>
    </HydrationBoundary>
  );
}
