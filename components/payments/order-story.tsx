'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { TimeLine } from '@/components/audit/time-line';
import { Section } from '@/components/shell/section';
import { Money } from '@/components/ui/money';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import type { Order } from '@/server/orders/schema';
import type { PaymentDetail } from '@/server/payments/schema/payments';
import { stateOf } from './attempt-words';
import { attemptInserts, payableInserts } from './money-inserts';
import { PaidWith } from './paid-with';
import { PaymentNotes } from './payment-notes';
import { PaymentStatusBadge } from './payment-status';
import { useOrderMoney } from './use-order-money';

type OrderStoryProps = { id: string; viewer: Pick<Viewer, 'id' | 'role'> };

/** What became of an order's money: its payment, and on one line each attempt, what was owed, paid out, and everything else. */
export function OrderStory({ id, viewer }: OrderStoryProps) {
  const trpc = useTRPC();
  const { data: order } = useQuery(trpc.orders.get.queryOptions({ id }));
  const { payment, payables } = useOrderMoney(order);
  if (!order) return null;
  const mayReadLedger = roleMay(viewer.role, 'ledger:read');
  return (
    <>
      {payment ? <PaymentSection payment={payment} order={order} viewer={viewer} /> : null}
      <TimeLine
        of={{ type: 'order', id }}
        viewerId={viewer.id}
        state={`${order.status} ${payment ? stateOf(payment) : ''} ${payables.length}`}
        inserts={[...attemptInserts(payment?.attempts ?? []), ...payableInserts(payables, true, mayReadLedger)]}
      />
    </>
  );
}

type PaymentSectionProps = { payment: PaymentDetail; order: Order; viewer: OrderStoryProps['viewer'] };

function PaymentSection({ payment, order, viewer }: PaymentSectionProps) {
  const { refunded } = payment;
  return (
    <Section title="Payment">
      {/* That it was declined, the order itself says above. */}
      {order.status === 'declined' || payment.method === null ? null : (
        <PaymentNotes payment={payment} mayRepair={roleMay(viewer.role, 'payments:repair')} />
      )}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Link href={`/payments/${payment.id}`} className="font-medium text-accent hover:underline">
          Payment {payment.id}
        </Link>
        <PaymentStatusBadge payment={payment} />
        {payment.method ? <PaidWith payment={payment} /> : null}
        {refunded.amount > 0 ? (
          <span>
            <Money money={refunded} /> refunded
          </span>
        ) : null}
      </p>
    </Section>
  );
}
