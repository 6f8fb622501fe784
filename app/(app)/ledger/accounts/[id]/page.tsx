import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { AccountView } from '@/components/ledger/account-view';
import { Forbidden } from '@/components/shell/forbidden';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../../load';
import { signedIn } from '../../../signed-in';

export const metadata: Metadata = { title: 'Account' };

const loadSearch = createLoader({ after: parseAsString });

type AccountPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/ledger/accounts/${id}`);
  if (!roleMay(viewer.role, 'ledger:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const account = await load(queryClient.fetchQuery(trpc.ledger.account.queryOptions({ id })));
  await queryClient.prefetchQuery(
    trpc.ledger.postings.queryOptions({ id, limit: pageSize, cursor: after ?? undefined }),
  );
  return (
    <HydrationBoundary state={dehydrate()}>
      <AccountView account={account} />
    </HydrationBoundary>
  );
}
