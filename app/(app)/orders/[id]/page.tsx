import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { payablesOfOrder, paymentOfOrder } from '@/components/payments/money-of-order';
import { OrderPageView } from '@/components/payments/order-page-view';
import { sideOf } from '@/components/shell/navigation';
import { trpcServer } from '@/server/api/caller';
import { offeredInstruments } from '@/server/payments/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Order' };

type OrderPageProps = { params: Promise<{ id: string }> };

export default async function OrderPage({ params }: OrderPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/orders/${id}`);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const order = await load(queryClient.fetchQuery(trpc.orders.get.queryOptions({ id })));
  const [payments, owed] = await Promise.all([
    queryClient.fetchQuery(trpc.payments.list.queryOptions(paymentOfOrder(order))),
    queryClient.fetchQuery(trpc.payables.list.queryOptions(payablesOfOrder(order))),
    queryClient.prefetchQuery(trpc.audit.ofOrder.queryOptions({ id })),
  ]);
  // Its payment, and how each fee came about, so that nothing grows when the page is there.
  await Promise.all([
    ...payments.data.flatMap((payment) => [
      queryClient.prefetchQuery(trpc.payments.get.queryOptions({ id: payment.id })),
      queryClient.prefetchQuery(trpc.payables.ofPayment.queryOptions({ id: payment.id })),
    ]),
    ...owed.data.map((payable) => queryClient.prefetchQuery(trpc.payables.get.queryOptions({ id: payable.id }))),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <OrderPageView
        id={id}
        isStaff={sideOf(viewer) === 'staff'}
        viewer={{ id: viewer.id, role: viewer.role }}
        offered={offeredInstruments()}
      />
    </HydrationBoundary>
  );
}
