import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { InvoiceForm } from '@/components/invoices/invoice-form';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'New invoice' };

const loadSearch = createLoader({ customer: parseAsString });

type NewInvoicePageProps = { searchParams: Promise<SearchParams> };

export default async function NewInvoicePage({ searchParams }: NewInvoicePageProps) {
  const { role } = await signedIn('/invoices/new');
  if (!roleMay(role, 'invoices:write')) return <Forbidden />;
  const { customer } = await loadSearch(searchParams);
  return (
    <>
      <PageHeader title="New invoice" above={[{ label: 'Invoices', href: '/invoices' }]} />
      <InvoiceForm customer={customer} />
    </>
  );
}
