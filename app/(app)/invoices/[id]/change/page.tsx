import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InvoiceForm } from '@/components/invoices/invoice-form';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../../load';
import { signedIn } from '../../../signed-in';

export const metadata: Metadata = { title: 'Change a draft' };

type ChangeDraftPageProps = { params: Promise<{ id: string }> };

export default async function ChangeDraftPage({ params }: ChangeDraftPageProps) {
  const { id } = await params;
  const { role } = await signedIn(`/invoices/${id}/change`);
  if (!roleMay(role, 'invoices:write')) return <Forbidden />;
  const { trpc, queryClient } = await trpcServer();
  const draft = await load(queryClient.fetchQuery(trpc.invoices.get.queryOptions({ id })));
  if (draft.status !== 'draft') notFound();
  return (
    <>
      <PageHeader
        title="Change the draft"
        above={[
          { label: 'Invoices', href: '/invoices' },
          { label: 'Draft', href: `/invoices/${id}` },
        ]}
        facts={draft.customerName}
      />
      <InvoiceForm draft={draft} />
    </>
  );
}
