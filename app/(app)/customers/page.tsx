import { HydrationBoundary } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { createLoader, type SearchParams } from 'nuqs/server';
import { CustomersList } from '@/components/customers/customers-list';
import { customersOf, customersSearch } from '@/components/customers/customers-search';
import { Forbidden } from '@/components/shell/forbidden';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Customers' };

const loadSearch = createLoader(customersSearch);

type CustomersPageProps = { searchParams: Promise<SearchParams> };

export default async function CustomersPage({ searchParams }: CustomersPageProps) {
  const viewer = await signedIn('/customers');
  if (sideOf(viewer) !== 'staff' || !roleMay(viewer.role, 'customers:read')) return <Forbidden />;
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.customers.list.queryOptions(customersOf(search)));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Customers"
        actions={
          roleMay(viewer.role, 'customers:write') ? (
            <Button variant="primary" asChild>
              <Link href="/customers/new">
                <Plus aria-hidden />
                New customer
              </Link>
            </Button>
          ) : null
        }
      />
      <CustomersList />
    </HydrationBoundary>
  );
}
