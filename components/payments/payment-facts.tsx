import type { ReactNode } from 'react';
import { Instant } from '@/components/ui/day';
import { Facts } from '@/components/ui/facts';
import { Money } from '@/components/ui/money';
import type { Payment } from '@/server/payments/schema/payments';
import { leftOf } from './left-of';
import { CardName, methodWords } from './paid-with';

export const PaymentFacts = ({ payment }: { payment: Payment }) => <Facts facts={factsOf(payment)} />;

type Fact = { name: string; value: ReactNode };

function factsOf(payment: Payment): Fact[] {
  const { amount, method, card, transfer, description, customerReference, capturedAt } = payment;
  return [
    { name: 'Amount', value: <Money money={amount} /> },
    { name: 'Method', value: method ? methodWords[method] : 'Not paid yet' },
    ...(card
      ? [
          { name: 'Card', value: <CardName card={card} /> },
          { name: 'Cardholder', value: card.holder },
          { name: 'Expiry', value: card.expiry },
        ]
      : []),
    ...(transfer ? [partyOf('From', transfer.originator), partyOf('To', transfer.beneficiary)] : []),
    ...(capturedAt ? capturedFacts(payment, capturedAt) : []),
    { name: 'Customer', value: customerReference ?? <None /> },
    { name: 'Description', value: description ?? <None /> },
  ];
}

/** What became of the money: only what differs from nothing. */
function capturedFacts(payment: Payment, capturedAt: string): Fact[] {
  const { refunded, disputed } = payment;
  const isTouched = refunded.amount > 0 || disputed.amount > 0;
  return [
    { name: 'Captured', value: <Instant at={capturedAt} /> },
    ...(refunded.amount > 0 ? [{ name: 'Refunded', value: <Money money={refunded} /> }] : []),
    ...(disputed.amount > 0 ? [{ name: 'Disputed or lost', value: <Money money={disputed} /> }] : []),
    ...(isTouched ? [{ name: 'Left', value: <Money money={leftOf(payment)} /> }] : []),
  ];
}

const partyOf = (name: string, party: NonNullable<Payment['transfer']>['originator']): Fact => ({
  name,
  value: (
    <>
      {party.name} <span className="text-muted">({party.id})</span>
      <br />
      <span className="tabular-nums">{party.accountNumber}</span>
    </>
  ),
});

const None = () => <span className="text-muted">–</span>;
