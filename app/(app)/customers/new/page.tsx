import type { Metadata } from 'next';
import { CustomerForm } from '@/components/customers/customer-form';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'New customer' };

export default async function NewCustomerPage() {
  const { role } = await signedIn('/customers/new');
  if (!roleMay(role, 'customers:write')) return <Forbidden />;
  return (
    <>
      <PageHeader title="New customer" above={[{ label: 'Customers', href: '/customers' }]} />
      <CustomerForm />
    </>
  );
}
