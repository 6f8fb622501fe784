import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import Link from 'next/link';
import { createLoader, type SearchParams } from 'nuqs/server';
import { NewPayment } from '@/components/payments/new-payment';
import { PaymentsList } from '@/components/payments/payments-list';
import { paymentsOf, paymentsSearch } from '@/components/payments/payments-search';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { offeredInstruments } from '@/server/payments/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Payments' };

const loadSearch = createLoader(paymentsSearch);

type PaymentsPageProps = { searchParams: Promise<SearchParams> };

export default async function PaymentsPage({ searchParams }: PaymentsPageProps) {
  const viewer = await signedIn('/payments');
  const isStaff = sideOf(viewer) === 'staff';
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(
    trpc.payments.list.queryOptions(paymentsOf({ ...search, merchant: isStaff ? search.merchant : null })),
  );
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Payments"
        actions={
          <>
            {roleMay(viewer.role, 'payments:repair') ? (
              <Button asChild>
                <Link href="/payments/dead-letters">Stuck payments</Link>
              </Button>
            ) : null}
            {roleMay(viewer.role, 'payments:write') ? (
              <NewPayment isStaff={isStaff} offered={offeredInstruments()} />
            ) : null}
          </>
        }
      />
      <PaymentsList isStaff={isStaff} />
    </HydrationBoundary>
  );
}
