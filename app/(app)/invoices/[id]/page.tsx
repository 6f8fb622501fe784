import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ChargeNow, InvoiceCharges } from '@/components/billing/invoice-charging';
import { InvoiceView } from '@/components/invoices/invoice-view';
import { sideOf } from '@/components/shell/navigation';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Invoice' };

type InvoicePageProps = { params: Promise<{ id: string }> };

export default async function InvoicePage({ params }: InvoicePageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/invoices/${id}`);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.invoices.get.queryOptions({ id })));
  await Promise.all([
    queryClient.prefetchQuery(trpc.audit.ofInvoice.queryOptions({ id })),
    queryClient.prefetchQuery(trpc.billing.invoiceAttempts.queryOptions({ invoiceId: id })),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <InvoiceView
        id={id}
        isStaff={sideOf(viewer) === 'staff'}
        viewer={{ id: viewer.id, role: viewer.role }}
        chargeActions={roleMay(viewer.role, 'billing:run') ? <ChargeNow id={id} /> : null}
        charges={<InvoiceCharges id={id} />}
      />
    </HydrationBoundary>
  );
}
