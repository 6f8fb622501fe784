import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { OrderView } from '@/components/orders/order-view';
import { sideOf } from '@/components/shell/navigation';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Order' };

type OrderPageProps = { params: Promise<{ id: string }> };

export default async function OrderPage({ params }: OrderPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/orders/${id}`);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    load(queryClient.fetchQuery(trpc.orders.get.queryOptions({ id }))),
    queryClient.prefetchQuery(trpc.audit.ofOrder.queryOptions({ id })),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <OrderView
        id={id}
        isStaff={sideOf(viewer) === 'staff'}
        mayDecide={roleMay(viewer.role, 'orders:write')}
        viewerId={viewer.id}
      />
    </HydrationBoundary>
  );
}
