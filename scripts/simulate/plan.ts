import { randomFrom } from '@/prisma/demo/random';
import type { MoneyJson } from '@/server/kernel/shapes';

/** What can be made badly on purpose. */
export type Fault =
  | 'dropped request'
  | 'dropped answer'
  | 'sent twice'
  | 'declined'
  | 'network error'
  | 'lost answer'
  | 'slow';

/** One purchase, known in full before it is sent: so it is known what must come of it. */
export type Purchase = {
  /** Ours: of the order, in the payment's description, and in every Idempotency-Key. */
  reference: string;
  by: 'order' | 'payment';
  merchant: string;
  amount: MoneyJson;
  method: 'credit_card' | 'debit_card';
  cardNumber: string;
  fault: Fault | null;
  /** What its payment must be in the end. */
  ends: 'captured' | 'declined';
};

type Trader = { reference: string; currency: string };

const goodCards = ['4242424242424242', '5555555555554444', '378282246310005'];
/** Cards to which the simulated provider does something; the other faults are ours. */
const badCards: Partial<Record<Fault, string>> = {
  declined: '4000000000000002',
  'network error': '4000000000001000',
  'lost answer': '4000000000002008',
  slow: '4000000000005001',
};
const faults: Fault[] = [
  'dropped request',
  'dropped answer',
  'sent twice',
  'declined',
  'network error',
  'lost answer',
  'slow',
];

/** So many purchases at these merchants; the same seed gives the same ones, under the references of another `run`. */
export function planPurchases(
  { payments, orders, faults: share, seed }: { payments: number; orders: number; faults: number; seed: number },
  traders: readonly Trader[],
  run: string,
): Purchase[] {
  const random = randomFrom(seed);
  const oneOf = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  return Array.from({ length: payments + orders }, (_, n) => {
    const trader = oneOf(traders);
    const fault = random() < share ? oneOf(faults) : null;
    const good = oneOf(goodCards);
    return {
      reference: `${run}-${n + 1}`,
      by: n < orders ? 'order' : 'payment',
      merchant: trader.reference,
      amount: { amount: 500 + Math.floor(random() ** 3 * 50_000), currency: trader.currency },
      method: random() < 0.5 ? 'credit_card' : 'debit_card',
      cardNumber: (fault && badCards[fault]) || good,
      fault,
      ends: fault === 'declined' ? 'declined' : 'captured',
    };
  });
}
