import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { statementSearch } from '@/components/statements/statement-search';
import { StatementsView } from '@/components/statements/statements-view';
import { trpcServer } from '@/server/api/caller';
import { pathWith } from '../path-with';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Statements' };

const loadSearch = createLoader(statementSearch);

type StatementsPageProps = { searchParams: Promise<SearchParams> };

export default async function StatementsPage({ searchParams }: StatementsPageProps) {
  const viewer = await signedIn(pathWith('/statements', await searchParams));
  const isStaff = sideOf(viewer) === 'staff';
  const { merchant, month } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  // Without a month it is the last one on the viewer's clock, which the page knows.
  if (month !== null && (!isStaff || merchant !== null))
    await queryClient.prefetchQuery(
      trpc.payables.statement.queryOptions({ month, ...(isStaff && merchant !== null ? { merchant } : {}) }),
    );
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Statements"
        facts={`What ${isStaff ? 'a merchant was' : 'you were'} owed when a month began, what came and went, and what was owed at its end.`}
      />
      <StatementsView isStaff={isStaff} />
    </HydrationBoundary>
  );
}
