import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PaymentView } from '@/components/payments/payment-view';
import { sideOf } from '@/components/shell/navigation';
import { trpcServer } from '@/server/api/caller';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Payment' };

type PaymentPageProps = { params: Promise<{ id: string }> };

export default async function PaymentPage({ params }: PaymentPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/payments/${id}`);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const payment = await load(queryClient.fetchQuery(trpc.payments.get.queryOptions({ id })));
  const [payables] = await Promise.all([
    queryClient.fetchQuery(trpc.payables.ofPayment.queryOptions({ id })),
    queryClient.prefetchQuery(trpc.audit.ofPayment.queryOptions({ id })),
    payment.orderId && queryClient.prefetchQuery(trpc.orders.get.queryOptions({ id: payment.orderId })),
  ]);
  // How each fee came about, so that nothing grows when the page is there.
  await Promise.all(
    payables.data.map((of) => queryClient.prefetchQuery(trpc.payables.get.queryOptions({ id: of.id }))),
  );
  return (
    <HydrationBoundary state={dehydrate()}>
      <PaymentView id={id} isStaff={sideOf(viewer) === 'staff'} viewer={{ id: viewer.id, role: viewer.role }} />
    </HydrationBoundary>
  );
}
