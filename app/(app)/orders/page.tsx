import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { NewOrder } from '@/components/orders/new-order';
import { OrdersList } from '@/components/orders/orders-list';
import { ordersOf, ordersSearch } from '@/components/orders/orders-search';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Orders' };

const loadSearch = createLoader(ordersSearch);

type OrdersPageProps = { searchParams: Promise<SearchParams> };

export default async function OrdersPage({ searchParams }: OrdersPageProps) {
  const viewer = await signedIn('/orders');
  const isStaff = sideOf(viewer) === 'staff';
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(
    trpc.orders.list.queryOptions(ordersOf({ ...search, merchant: isStaff ? search.merchant : null })),
  );
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Orders"
        actions={roleMay(viewer.role, 'orders:write') ? <NewOrder isStaff={isStaff} /> : undefined}
      />
      <OrdersList isStaff={isStaff} />
    </HydrationBoundary>
  );
}
