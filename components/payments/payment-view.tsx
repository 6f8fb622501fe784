'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { TimeLine } from '@/components/audit/time-line';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Money } from '@/components/ui/money';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import { stateOf } from './attempt-words';
import { AttemptsTable } from './attempts-table';
import { attemptInserts, payableInserts } from './money-inserts';
import { PayablesTable } from './payables-table';
import { PaymentActions } from './payment-actions';
import { PaymentFacts } from './payment-facts';
import { PaymentNotes } from './payment-notes';
import { PaymentStatusBadge } from './payment-status';
import { DisputesTable, RefundsTable } from './returns-tables';
import { usePayables } from './use-payables';
import { usePayment } from './use-payment';

type PaymentViewProps = { id: string; isStaff: boolean; viewer: Pick<Viewer, 'id' | 'role'> };

/** One payment as it is, and as it goes on while one looks. */
export function PaymentView({ id, isStaff, viewer }: PaymentViewProps) {
  const { data: payment, error, refetch } = usePayment(id);
  const payables = usePayables(payment);
  const may = (permission: Parameters<typeof roleMay>[1]) => roleMay(viewer.role, permission);
  if (!payment) return error ? <ErrorState what="The payment" error={error} onRetry={() => void refetch()} /> : null;
  const { merchantReference, attempts, refunds, disputes } = payment;
  return (
    <>
      <PageHeader
        above={[{ label: 'Payments', href: '/payments' }]}
        title={`Payment ${id}`}
        beside={<PaymentStatusBadge payment={payment} />}
        facts={
          <>
            {isStaff ? (
              <Away href={`/merchants/${encodeURIComponent(merchantReference)}`}>{merchantReference}</Away>
            ) : null}
            <Money money={payment.amount} />
            <span>
              Created <Instant at={payment.createdAt} />
            </span>
            {payment.orderId ? <OrderLink id={payment.orderId} /> : null}
          </>
        }
        actions={
          <PaymentActions payment={payment} mayRefund={may('payments:write')} mayRepair={may('payments:repair')} />
        }
      />
      <PaymentNotes payment={payment} mayRepair={may('payments:repair')} />
      <Section title="Details">
        <PaymentFacts payment={payment} />
      </Section>
      <Section title="Attempts">
        {attempts.length > 0 ? (
          <AttemptsTable attempts={attempts} />
        ) : (
          <p className="text-muted">The provider was not asked yet.</p>
        )}
      </Section>
      {refunds.length > 0 ? (
        <Section title="Refunds">
          <RefundsTable refunds={refunds} />
        </Section>
      ) : null}
      {disputes.length > 0 ? (
        <Section title="Disputes">
          <DisputesTable disputes={disputes} mayRepair={may('payments:repair')} />
        </Section>
      ) : null}
      {payables.length > 0 ? (
        <Section title="Owed to the merchant">
          <PayablesTable payables={payables} mayReadLedger={may('ledger:read')} />
        </Section>
      ) : null}
      <TimeLine
        of={{ type: 'payment', id }}
        viewerId={viewer.id}
        state={`${stateOf(payment)} ${payables.length}`}
        inserts={[...attemptInserts(attempts), ...payableInserts(payables, false, false)]}
      />
    </>
  );
}

const Away = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link className="hover:text-ink hover:underline" href={href}>
    {children}
  </Link>
);

function OrderLink({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.orders.get.queryOptions({ id }));
  return (
    <span>
      Of the order <Away href={`/orders/${id}`}>{data?.externalReference ?? id}</Away>
    </span>
  );
}
