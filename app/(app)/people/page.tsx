import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { peopleOf, peopleTabs } from '@/components/people/people-search';
import { PeopleView } from '@/components/people/people-view';
import { Forbidden } from '@/components/shell/forbidden';
import { sideOf } from '@/components/shell/navigation';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'People' };

const loadSearch = createLoader({
  tab: parseAsStringLiteral(peopleTabs).withDefault('people'),
  peopleAfter: parseAsString,
  invitationsAfter: parseAsString,
});

type PeoplePageProps = { searchParams: Promise<SearchParams> };

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const viewer = await signedIn('/people');
  if (!roleMay(viewer.role, 'people:read')) return <Forbidden />;
  const { tab, peopleAfter, invitationsAfter } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await (tab === 'people'
    ? queryClient.prefetchQuery(trpc.people.list.queryOptions(peopleOf(undefined, peopleAfter)))
    : queryClient.prefetchQuery(trpc.invitations.list.queryOptions(peopleOf(undefined, invitationsAfter))));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PeopleView isStaff={sideOf(viewer) === 'staff'} mayWrite={roleMay(viewer.role, 'people:write')} />
    </HydrationBoundary>
  );
}
