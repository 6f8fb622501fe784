import type { Payment } from '@/server/payments/schema/payments';
import type { PaymentMethod } from '@/server/payments/schema/states';

export const methodWords: Record<PaymentMethod, string> = {
  credit_card: 'Credit card',
  debit_card: 'Debit card',
  account_transfer: 'Account transfer',
};

const brands: Record<string, string> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  maestro: 'Maestro',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** `Visa •••• 4242`, read out as the card that ends so. */
export function CardName({ card: { brand, last4 } }: { card: { brand: string; last4: string } }) {
  return (
    <span className="whitespace-nowrap">
      {brands[brand] ?? brand} <span aria-hidden>••••</span>
      <span className="sr-only">ending in</span> {last4}
    </span>
  );
}

/** The card or the kind of payment, short enough for a table. */
export function PaidWith({ payment: { card, method } }: { payment: Pick<Payment, 'card' | 'method'> }) {
  if (card) return <CardName card={card} />;
  return method ? (
    <span className="whitespace-nowrap">{methodWords[method]}</span>
  ) : (
    <span className="text-muted">–</span>
  );
}
