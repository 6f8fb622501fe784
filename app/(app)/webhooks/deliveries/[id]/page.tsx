import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Forbidden } from '@/components/shell/forbidden';
import { DeliveryView } from '@/components/webhooks/delivery-view';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../../load';
import { signedIn } from '../../../signed-in';

export const metadata: Metadata = { title: 'Webhook delivery' };

type DeliveryPageProps = { params: Promise<{ id: string }> };

export default async function DeliveryPage({ params }: DeliveryPageProps) {
  const { id } = await params;
  const { role } = await signedIn(`/webhooks/deliveries/${id}`);
  if (!roleMay(role, 'webhooks:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.webhooks.delivery.queryOptions({ id })));
  return (
    <HydrationBoundary state={dehydrate()}>
      <DeliveryView id={id} mayChange={roleMay(role, 'webhooks:write')} />
    </HydrationBoundary>
  );
}
