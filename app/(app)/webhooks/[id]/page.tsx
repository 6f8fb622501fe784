import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { Forbidden } from '@/components/shell/forbidden';
import { deliveriesOf, deliveriesSearch } from '@/components/webhooks/deliveries-search';
import { EndpointView } from '@/components/webhooks/endpoint-view';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Webhook endpoint' };

const loadSearch = createLoader(deliveriesSearch);

type EndpointPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function EndpointPage({ params, searchParams }: EndpointPageProps) {
  const { id } = await params;
  const { role } = await signedIn(`/webhooks/${id}`);
  if (!roleMay(role, 'webhooks:read')) return <Forbidden />;
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.webhooks.endpoint.queryOptions({ id })));
  await queryClient.prefetchQuery(trpc.webhooks.deliveries.queryOptions(deliveriesOf(id, search)));
  return (
    <HydrationBoundary state={dehydrate()}>
      <EndpointView id={id} mayChange={roleMay(role, 'webhooks:write')} />
    </HydrationBoundary>
  );
}
