import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { CustomerView } from '@/components/customers/customer-view';
import { Forbidden } from '@/components/shell/forbidden';
import { sideOf } from '@/components/shell/navigation';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Customer' };

type CustomerPageProps = { params: Promise<{ reference: string }> };

export default async function CustomerPage({ params }: CustomerPageProps) {
  const reference = decodeURIComponent((await params).reference);
  const viewer = await signedIn(`/customers/${encodeURIComponent(reference)}`);
  if (sideOf(viewer) !== 'staff') return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.customers.get.queryOptions({ reference })));
  await Promise.all([
    queryClient.prefetchQuery(trpc.subscriptions.list.queryOptions({ limit: pageSize, customer: reference })),
    queryClient.prefetchQuery(trpc.invoices.list.queryOptions({ limit: pageSize, customer: reference })),
    queryClient.prefetchQuery(trpc.audit.ofCustomer.queryOptions({ reference })),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <CustomerView reference={reference} viewer={{ id: viewer.id, role: viewer.role }} />
    </HydrationBoundary>
  );
}
