import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { VERSIONS_SHOWN } from '@/components/bank-accounts/versions-shown';
import { disbursementsOf } from '@/components/disbursements/disbursement-scope';
import { merchantTabs } from '@/components/merchants/merchant-tabs';
import { MerchantView } from '@/components/merchants/merchant-view';
import { anyOrder, ordersOf } from '@/components/orders/orders-search';
import { peopleOf } from '@/components/people/people-search';
import { Forbidden } from '@/components/shell/forbidden';
import { sideOf } from '@/components/shell/navigation';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Merchant' };

const loadSearch = createLoader({
  tab: parseAsStringLiteral(merchantTabs).withDefault('disbursements'),
  disbursementsAfter: parseAsString,
  ordersAfter: parseAsString,
});

type MerchantPageProps = { params: Promise<{ reference: string }>; searchParams: Promise<SearchParams> };

export default async function MerchantPage({ params, searchParams }: MerchantPageProps) {
  const { reference: encoded } = await params;
  const viewer = await signedIn(`/merchants/${encoded}`);
  if (sideOf(viewer) !== 'staff') return <Forbidden />;
  const reference = decodeURIComponent(encoded);
  const { tab, disbursementsAfter, ordersAfter } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.merchants.get.queryOptions({ reference })));
  await Promise.all([
    queryClient.prefetchQuery(trpc.merchants.holds.queryOptions({ reference })),
    queryClient.prefetchQuery(trpc.disbursements.upcoming.queryOptions({ merchant: reference })),
    tab === 'access' && roleMay(viewer.role, 'people:read')
      ? Promise.all([
          queryClient.prefetchQuery(trpc.people.list.queryOptions(peopleOf(reference, null))),
          queryClient.prefetchQuery(trpc.invitations.list.queryOptions(peopleOf(reference, null))),
          queryClient.prefetchQuery(trpc.apiKeys.list.queryOptions(peopleOf(reference, null))),
        ])
      : tab === 'balance'
        ? queryClient.prefetchQuery(trpc.payables.balance.queryOptions({ merchant: reference }))
        : tab === 'bank'
          ? queryClient.prefetchQuery(trpc.bankAccounts.list.queryOptions({ reference, limit: VERSIONS_SHOWN }))
          : tab === 'terms'
            ? queryClient.prefetchQuery(trpc.feeSchedules.list.queryOptions({ merchant: reference, limit: 200 }))
            : tab === 'orders'
              ? queryClient.prefetchQuery(
                  trpc.orders.list.queryOptions(ordersOf({ ...anyOrder, merchant: reference, ordersAfter })),
                )
              : queryClient.prefetchQuery(
                  trpc.disbursements.list.queryOptions(
                    disbursementsOf({ merchant: reference }, disbursementsAfter ?? undefined),
                  ),
                ),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <MerchantView reference={reference} viewer={viewer} />
    </HydrationBoundary>
  );
}
