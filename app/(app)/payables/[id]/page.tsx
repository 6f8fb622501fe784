import type { Metadata } from 'next';
import { PayableView } from '@/components/payables/payable-view';
import { sideOf } from '@/components/shell/navigation';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Payable' };

type PayablePageProps = { params: Promise<{ id: string }> };

export default async function PayablePage({ params }: PayablePageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/payables/${id}`);
  const { trpc, queryClient } = await trpcServer();
  const payable = await load(queryClient.fetchQuery(trpc.payables.get.queryOptions({ id })));
  return (
    <PayableView
      payable={payable}
      isStaff={sideOf(viewer) === 'staff'}
      mayReadLedger={roleMay(viewer.role, 'ledger:read')}
    />
  );
}
