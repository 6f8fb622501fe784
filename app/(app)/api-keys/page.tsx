import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { KeysTable } from '@/components/keys/keys-table';
import { NewKey } from '@/components/keys/new-key';
import { peopleOf } from '@/components/people/people-search';
import { Forbidden } from '@/components/shell/forbidden';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'API keys' };

const loadSearch = createLoader({ keysAfter: parseAsString });

type KeysPageProps = { searchParams: Promise<SearchParams> };

export default async function KeysPage({ searchParams }: KeysPageProps) {
  const viewer = await signedIn('/api-keys');
  if (!roleMay(viewer.role, 'keys:read')) return <Forbidden />;
  const isStaff = sideOf(viewer) === 'staff';
  const mayWrite = roleMay(viewer.role, 'keys:write');
  const { keysAfter } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.apiKeys.list.queryOptions(peopleOf(undefined, keysAfter)));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="API keys"
        facts="For other systems that call the API. Nobody gets by a key what its maker may not do."
        actions={mayWrite ? <NewKey role={viewer.role} isStaff={isStaff} /> : undefined}
      />
      <KeysTable mayWrite={mayWrite} showsReach={isStaff} />
    </HydrationBoundary>
  );
}
