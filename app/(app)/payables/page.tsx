import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { PayablesList } from '@/components/payables/payables-list';
import { payablesOf, payablesSearch } from '@/components/payables/payables-search';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { pathWith } from '../path-with';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Payables' };

const loadSearch = createLoader(payablesSearch);

type PayablesPageProps = { searchParams: Promise<SearchParams> };

export default async function PayablesPage({ searchParams }: PayablesPageProps) {
  const viewer = await signedIn(pathWith('/payables', await searchParams));
  const isStaff = sideOf(viewer) === 'staff';
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(
    trpc.payables.list.queryOptions(payablesOf({ ...search, merchant: isStaff ? search.merchant : null })),
  );
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Payables"
        facts={
          isStaff
            ? 'What merchants are owed, and owe: one amount for each thing that happened.'
            : 'What you are owed, and owe: one amount for each thing that happened.'
        }
      />
      <PayablesList isStaff={isStaff} />
    </HydrationBoundary>
  );
}
