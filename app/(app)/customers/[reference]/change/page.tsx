import type { Metadata } from 'next';
import { CustomerForm } from '@/components/customers/customer-form';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../../load';
import { signedIn } from '../../../signed-in';

export const metadata: Metadata = { title: 'Change a customer' };

type ChangeCustomerPageProps = { params: Promise<{ reference: string }> };

export default async function ChangeCustomerPage({ params }: ChangeCustomerPageProps) {
  const reference = decodeURIComponent((await params).reference);
  const path = `/customers/${encodeURIComponent(reference)}`;
  const { role } = await signedIn(`${path}/change`);
  if (!roleMay(role, 'customers:write')) return <Forbidden />;
  const { trpc, queryClient } = await trpcServer();
  const customer = await load(queryClient.fetchQuery(trpc.customers.get.queryOptions({ reference })));
  return (
    <>
      <PageHeader
        title={`Change ${customer.name}`}
        above={[
          { label: 'Customers', href: '/customers' },
          { label: customer.name, href: path },
        ]}
      />
      <CustomerForm customer={customer} />
    </>
  );
}
