import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { merchantsOf, merchantsSearch } from '@/components/merchants/merchants-search';
import { MerchantsTable } from '@/components/merchants/merchants-table';
import { Forbidden } from '@/components/shell/forbidden';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Merchants' };

const loadSearch = createLoader(merchantsSearch);

type MerchantsPageProps = { searchParams: Promise<SearchParams> };

export default async function MerchantsPage({ searchParams }: MerchantsPageProps) {
  const viewer = await signedIn('/merchants');
  if (sideOf(viewer) !== 'staff') return <Forbidden />;
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.merchants.list.queryOptions(merchantsOf(search)));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Merchants" />
      <MerchantsTable />
    </HydrationBoundary>
  );
}
