import { HydrationBoundary } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { createLoader, type SearchParams } from 'nuqs/server';
import { InvoicesList } from '@/components/invoices/invoices-list';
import { invoicesOf, invoicesSearch } from '@/components/invoices/invoices-search';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Invoices' };

const loadSearch = createLoader(invoicesSearch);

type InvoicesPageProps = { searchParams: Promise<SearchParams> };

export default async function InvoicesPage({ searchParams }: InvoicesPageProps) {
  const viewer = await signedIn('/invoices');
  const isStaff = sideOf(viewer) === 'staff';
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    queryClient.prefetchQuery(trpc.savedFilters.list.queryOptions({ list: 'invoices' })),
    queryClient.prefetchQuery(
      trpc.invoices.list.queryOptions(invoicesOf({ ...search, customer: isStaff ? search.customer : null })),
    ),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Invoices"
        actions={
          roleMay(viewer.role, 'invoices:write') ? (
            <Button variant="primary" asChild>
              <Link href="/invoices/new">
                <Plus aria-hidden />
                New invoice
              </Link>
            </Button>
          ) : null
        }
      />
      <InvoicesList isStaff={isStaff} />
    </HydrationBoundary>
  );
}
