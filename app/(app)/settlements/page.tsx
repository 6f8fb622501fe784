import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { SettleThrough } from '@/components/settlements/settle-through';
import { SettlementsTable } from '@/components/settlements/settlements-table';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Settlements' };

const loadSearch = createLoader({ after: parseAsString });

type SettlementsPageProps = { searchParams: Promise<SearchParams> };

export default async function SettlementsPage({ searchParams }: SettlementsPageProps) {
  const viewer = await signedIn('/settlements');
  if (!roleMay(viewer.role, 'ledger:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.settlements.list.queryOptions({ limit: pageSize, cursor: after ?? undefined }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Settlements"
        facts="Each makes what has fallen due available. One is made by itself as each day begins."
        actions={roleMay(viewer.role, 'settlements:run') ? <SettleThrough /> : undefined}
      />
      <SettlementsTable viewerId={viewer.id} />
    </HydrationBoundary>
  );
}
