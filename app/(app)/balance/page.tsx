import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { balanceOf, balanceSearch } from '@/components/balance/balance-search';
import { BalanceView } from '@/components/balance/balance-view';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { pathWith } from '../path-with';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Balance' };

const loadSearch = createLoader(balanceSearch);

type BalancePageProps = { searchParams: Promise<SearchParams> };

export default async function BalancePage({ searchParams }: BalancePageProps) {
  const viewer = await signedIn(pathWith('/balance', await searchParams));
  const isStaff = sideOf(viewer) === 'staff';
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  if (!isStaff || search.merchant !== null)
    await Promise.all([
      queryClient.prefetchQuery(
        trpc.payables.balance.queryOptions(balanceOf({ ...search, merchant: isStaff ? search.merchant : null })),
      ),
      queryClient.prefetchQuery(
        trpc.disbursements.upcoming.queryOptions({ merchant: isStaff ? (search.merchant ?? undefined) : undefined }),
      ),
    ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Balance" />
      <BalanceView isStaff={isStaff} />
    </HydrationBoundary>
  );
}
