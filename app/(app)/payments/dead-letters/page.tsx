import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { DeadLettersList } from '@/components/payments/dead-letters-list';
import { deadLettersOf } from '@/components/payments/dead-letters-search';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { settledSearch } from '@/components/ui/settled-search';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Stuck payments' };

const loadSearch = createLoader(settledSearch);

type DeadLettersPageProps = { searchParams: Promise<SearchParams> };

export default async function DeadLettersPage({ searchParams }: DeadLettersPageProps) {
  const viewer = await signedIn('/payments/dead-letters');
  if (!roleMay(viewer.role, 'payments:repair')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(
    trpc.payments.deadLetters.queryOptions(deadLettersOf(await loadSearch(searchParams))),
  );
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader above={[{ label: 'Payments', href: '/payments' }]} title="Stuck payments" />
      <DeadLettersList viewerId={viewer.id} />
    </HydrationBoundary>
  );
}
