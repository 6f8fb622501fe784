import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { NewFees } from '@/components/fees/new-fees';
import { Forbidden } from '@/components/shell/forbidden';
import { businessDay, trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { isCurrency } from '@/server/kernel/currency';
import { scheduleNameShape } from '@/server/merchants/schema/fees';
import { load } from '../../load';
import { pathWith } from '../../path-with';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Fees of a merchant’s own' };

const loadSearch = createLoader({
  merchant: parseAsString.withDefault(''),
  name: parseAsStringLiteral(scheduleNameShape.options).withDefault('default'),
  currency: parseAsString,
});

export default async function NewFeesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { role } = await signedIn(pathWith('/fees/new', await searchParams));
  if (!roleMay(role, 'fees:write')) return <Forbidden />;
  const { merchant: reference, name, currency: asked } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const merchant = await load(queryClient.fetchQuery(trpc.merchants.get.queryOptions({ reference })));
  const currency = asked ?? merchant.currency;
  if (!isCurrency(currency)) notFound();
  await queryClient.prefetchQuery(trpc.feeSchedules.list.queryOptions({ of: 'all', limit: 200 }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <NewFees merchant={{ reference, name: merchant.name }} name={name} currency={currency} today={businessDay()} />
    </HydrationBoundary>
  );
}
