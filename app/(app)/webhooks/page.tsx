import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { pageSize } from '@/components/ui/page-size';
import { EndpointsTable } from '@/components/webhooks/endpoints-table';
import { NewEndpoint } from '@/components/webhooks/new-endpoint';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Webhooks' };

const loadSearch = createLoader({ after: parseAsString });

type WebhooksPageProps = { searchParams: Promise<SearchParams> };

export default async function WebhooksPage({ searchParams }: WebhooksPageProps) {
  const { role, merchant } = await signedIn('/webhooks');
  if (!roleMay(role, 'webhooks:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(
    trpc.webhooks.endpoints.queryOptions({ limit: pageSize, cursor: after ?? undefined }),
  );
  const isStaff = merchant === null;
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Webhooks"
        facts={<span>Addresses that are told what happens, as it happens.</span>}
        actions={roleMay(role, 'webhooks:write') ? <NewEndpoint isStaff={isStaff} /> : null}
      />
      <EndpointsTable isStaff={isStaff} />
    </HydrationBoundary>
  );
}
