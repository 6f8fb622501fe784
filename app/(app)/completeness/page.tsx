import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import Link from 'next/link';
import { createLoader, type SearchParams } from 'nuqs/server';
import { completenessOf, completenessSearch } from '@/components/completeness/completeness-search';
import { CompletenessView } from '@/components/completeness/completeness-view';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { pathWith } from '../path-with';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Completeness' };

const loadSearch = createLoader(completenessSearch);

type CompletenessPageProps = { searchParams: Promise<SearchParams> };

export default async function CompletenessPage({ searchParams }: CompletenessPageProps) {
  const { role } = await signedIn(pathWith('/completeness', await searchParams));
  if (!roleMay(role, 'ledger:read')) return <Forbidden />;
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.disbursements.completeness.queryOptions(completenessOf(search)));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        above={[{ label: 'Ledger', href: '/ledger' }]}
        title="Completeness"
        facts="Every payable is in exactly one place, and the sums of the places are what the ledger says."
        actions={
          <Button asChild>
            <Link href="/ledger/verification">Verification</Link>
          </Button>
        }
      />
      <CompletenessView />
    </HydrationBoundary>
  );
}
