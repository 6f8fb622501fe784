import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { payoutsOf } from '@/components/payouts/payouts-of';
import { PayoutsTable } from '@/components/payouts/payouts-table';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Payouts' };

const loadSearch = createLoader({ payoutsAfter: parseAsString });

type DisbursementsPageProps = { searchParams: Promise<SearchParams> };

export default async function DisbursementsPage({ searchParams }: DisbursementsPageProps) {
  const viewer = await signedIn('/disbursements');
  // Staff find a disbursement in its run.
  if (sideOf(viewer) === 'staff') redirect('/runs');
  const { payoutsAfter } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.payouts.list.queryOptions(payoutsOf(payoutsAfter ?? undefined)));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Payouts" facts="What is paid out to you, and how far each is on its way." />
      <PayoutsTable />
    </HydrationBoundary>
  );
}
