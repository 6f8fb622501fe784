import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { byYearOf, byYearSearch } from '@/components/reports/by-year-search';
import { ByYearView } from '@/components/reports/by-year-view';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { pathWith } from '../../path-with';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Yearly report' };

const loadSearch = createLoader(byYearSearch);

type ByYearPageProps = { searchParams: Promise<SearchParams> };

export default async function ByYearPage({ searchParams }: ByYearPageProps) {
  const { role, merchant } = await signedIn(pathWith('/reports/disbursements-by-year', await searchParams));
  if (!roleMay(role, 'disbursements:read')) return <Forbidden />;
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const own =
    merchant && (await queryClient.fetchQuery(trpc.merchants.get.queryOptions({ reference: merchant.reference })));
  const ownCurrency = own?.currency ?? 'EUR';
  const of = byYearOf(search.currency ?? ownCurrency, merchant === null ? search.merchants : []);
  await queryClient.prefetchQuery(trpc.disbursements.byYear.queryOptions(of));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Yearly report"
        facts={`What ${merchant === null ? 'merchants were' : 'you were'} disbursed in each year, and what it cost.`}
      />
      <ByYearView isStaff={merchant === null} ownCurrency={ownCurrency} />
    </HydrationBoundary>
  );
}
