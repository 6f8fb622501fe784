import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { disbursementsOf } from '@/components/disbursements/disbursement-scope';
import { DisbursementsTable } from '@/components/disbursements/disbursements-table';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Disbursements' };

const loadSearch = createLoader({ disbursementsAfter: parseAsString });

type DisbursementsPageProps = { searchParams: Promise<SearchParams> };

export default async function DisbursementsPage({ searchParams }: DisbursementsPageProps) {
  const viewer = await signedIn('/disbursements');
  // Staff find a disbursement in its run.
  if (sideOf(viewer) === 'staff') redirect('/runs');
  const { disbursementsAfter } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(
    trpc.disbursements.list.queryOptions(disbursementsOf({}, disbursementsAfter ?? undefined)),
  );
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Disbursements" />
      <DisbursementsTable scope={{}} />
    </HydrationBoundary>
  );
}
