import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsInteger, parseAsString, type SearchParams } from 'nuqs/server';
import { StatementView } from '@/components/reconciliation/statement-view';
import { Forbidden } from '@/components/shell/forbidden';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Bank statement' };

const loadSearch = createLoader({ after: parseAsString, taken: parseAsInteger });

type StatementPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const { id } = await params;
  const { role } = await signedIn(`/reconciliation/${id}`);
  if (!roleMay(role, 'reconciliation:read')) return <Forbidden />;
  const { after, taken } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const { currency } = await load(queryClient.fetchQuery(trpc.bankStatements.get.queryOptions({ id })));
  await queryClient.prefetchQuery(trpc.bankMatches.workbench.queryOptions({ currency }));
  const page = { statement: id, limit: pageSize, cursor: after ?? undefined };
  await queryClient.prefetchQuery(trpc.bankMatches.list.queryOptions(page));
  return (
    <HydrationBoundary state={dehydrate()}>
      <StatementView id={id} mayMatch={roleMay(role, 'reconciliation:write')} taken={taken} />
    </HydrationBoundary>
  );
}
