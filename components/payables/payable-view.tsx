import Link from 'next/link';
import type { ReactNode } from 'react';
import { Equation } from '@/components/disbursements/equation';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Day, Instant } from '@/components/ui/day';
import { Facts } from '@/components/ui/facts';
import { Money } from '@/components/ui/money';
import type { PayableDetail } from '@/server/payables/schema';
import { kindWords, PayableStatusBadge, payableName, payableStatusSays } from './payable-words';

type PayableViewProps = { payable: PayableDetail; isStaff: boolean; mayReadLedger: boolean };

/** One payable: how much, by which rule, when, because of what, and where it went. */
export function PayableView({ payable, isStaff, mayReadLedger }: PayableViewProps) {
  const { merchantReference, gross, fee, net, explanation, feeRule, status, dueOn, naturalOn } = payable;
  return (
    <>
      <PageHeader
        above={[{ label: 'Payables', href: '/payables' }]}
        title={`For ${payableName(payable).replace(/^./, (letter) => letter.toLowerCase())}`}
        beside={<PayableStatusBadge status={status} />}
        facts={
          <>
            {isStaff ? <To href={`/merchants/${encodeURIComponent(merchantReference)}`}>{merchantReference}</To> : null}
            <span>
              Due <Day day={dueOn} weekday />
            </span>
            <span>{payableStatusSays(status)}</span>
          </>
        }
      />
      <div className="border-y py-4">
        <Equation gross={gross} fee={fee} net={net} />
        <p className="mt-2">{explanation}.</p>
        {feeRule ? (
          <p className="mt-0.5 text-muted">
            By version {feeRule.version} of {feeRule.isOwn ? 'its own' : 'the default'} fees for{' '}
            {scheduleWords[feeRule.schedule] ?? feeRule.schedule}, frozen when it arose.
          </p>
        ) : null}
      </div>
      <Section title="Where it comes from, and where it goes">
        <Facts
          facts={[
            { name: 'Because of', value: <Cause payable={payable} /> },
            ...(payable.orderId !== null && payable.kind !== 'capture'
              ? [{ name: 'Order', value: <To href={`/orders/${payable.orderId}`}>Order {payable.orderId}</To> }]
              : []),
            ...(payable.customerReference === null ? [] : [{ name: 'Customer', value: payable.customerReference }]),
            {
              name: 'Disbursement',
              value:
                payable.disbursementId === null ? (
                  <span className="text-muted">None yet</span>
                ) : (
                  <To href={`/disbursements/${payable.disbursementId}`}>Disbursement {payable.disbursementId}</To>
                ),
            },
            {
              name: 'Journal',
              value: mayReadLedger ? (
                <To href={`/ledger/journals/${payable.journalId}`}>Journal {payable.journalId}</To>
              ) : (
                payable.journalId
              ),
            },
            { name: 'Arose', value: <Instant at={payable.createdAt} /> },
          ]}
        />
        {naturalOn === dueOn ? null : (
          <p className="mt-4 text-muted">
            It belongs to <Day day={naturalOn} />, whose days were closed already when it arose; so it counts on{' '}
            <Day day={dueOn} />.
          </p>
        )}
        {net.amount < 0 ? (
          <p className="mt-4 text-muted">
            It takes money back: the next disbursement is less by <Money money={{ ...net, amount: -net.amount }} />.
          </p>
        ) : null}
      </Section>
    </>
  );
}

const scheduleWords: Record<string, string> = {
  default: 'orders',
  credit_card: 'credit cards',
  debit_card: 'debit cards',
};

/** The order or payment has a page; a refund and a dispute are told on their payment's. */
function Cause({ payable: { kind, sourceId, paymentId } }: { payable: PayableDetail }): ReactNode {
  const words = `${kindWords[kind]} ${sourceId}`;
  if (kind === 'capture') return <To href={`/orders/${sourceId}`}>{words}</To>;
  if (paymentId === null) return words;
  if (kind === 'payment_capture') return <To href={`/payments/${paymentId}`}>{words}</To>;
  return (
    <>
      {words}, of <To href={`/payments/${paymentId}`}>Payment {paymentId}</To>
    </>
  );
}

const To = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="underline underline-offset-2 hover:text-ink">
    {children}
  </Link>
);
