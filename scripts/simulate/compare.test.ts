import { expect, test } from 'vitest';
import type { Books } from './books';
import { compare } from './compare';
import type { Purchase } from './plan';

const purchase = (n: number, more: Partial<Purchase> = {}): Purchase => ({
  reference: `sim-1-${n}`,
  by: 'order',
  merchant: 'shop',
  amount: { amount: 1_000 + n, currency: 'EUR' },
  method: 'credit_card',
  cardNumber: '4242424242424242',
  fault: null,
  ends: 'captured',
  ...more,
});
const receipt = (n: number, more: Partial<Purchase> = {}) => ({
  purchase: purchase(n, more),
  orderId: more.by === 'payment' ? null : `o${n}`,
  paymentId: `p${n}`,
  twice: false,
});
const receipts = [receipt(1), receipt(2, { ends: 'declined' }), receipt(3, { by: 'payment' })];
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const books = (): Books => ({
  orders: [
    { id: 'o2', reference: 'sim-1-2', amount: eur(1_002), status: 'declined' },
    { id: 'o1', reference: 'sim-1-1', amount: eur(1_001), status: 'delivered' },
  ],
  payments: [
    { id: 'p1', reference: null, amount: eur(1_001), status: 'captured' },
    { id: 'p2', reference: null, amount: eur(1_002), status: 'declined' },
    { id: 'p3', reference: 'sim-1-3', amount: eur(1_003), status: 'captured' },
  ],
});

test('what agrees has no problems, and sums by currency and state', () => {
  const { lines, problems } = compare({ receipts, failures: [] }, books());
  expect(problems).toEqual([]);
  expect(lines.map(({ what, state, sent, there }) => [what, state, sent, there])).toEqual([
    ['orders', 'confirmed', { count: 1, amount: 1_001 }, { count: 1, amount: 1_001 }],
    ['orders', 'declined', { count: 1, amount: 1_002 }, { count: 1, amount: 1_002 }],
    ['payments', 'captured', { count: 2, amount: 2_004 }, { count: 2, amount: 2_004 }],
    ['payments', 'declined', { count: 1, amount: 1_002 }, { count: 1, amount: 1_002 }],
  ]);
});

const row = (of: Books, kind: keyof Books, at: number) => of[kind][at] as Books['orders'][number];
test.each<[reason: string, change: (of: Books) => void, problem: string]>([
  ['one is missing', (of) => of.payments.pop(), 'sim-1-3: payment p3 was accepted, and is not there'],
  [
    'one is there that nobody sent',
    (of) => of.orders.push({ ...row(of, 'orders', 0), id: 'o9', reference: 'sim-1-9' }),
    'sim-1-9: order o9 is there, and was not sent',
  ],
  ['one is listed twice', (of) => of.orders.push(row(of, 'orders', 0)), 'some order is listed twice'],
  [
    'another amount',
    (of) => Object.assign(row(of, 'payments', 0), { amount: eur(999) }),
    'sim-1-1: payment p1 should be 1001 EUR captured, and is 999 EUR captured',
  ],
  [
    'another currency',
    (of) => Object.assign(row(of, 'payments', 0), { amount: { amount: 1_001, currency: 'USD' } }),
    'sim-1-1: payment p1 should be 1001 EUR captured, and is 1001 USD captured',
  ],
  [
    'another state',
    (of) => Object.assign(row(of, 'orders', 0), { status: 'confirmed' }),
    'sim-1-2: order o2 should be 1002 EUR declined, and is 1002 EUR confirmed',
  ],
  [
    'another reference',
    (of) =>
      Object.assign(row(of, 'payments', 2), { id: 'p3', reference: 'x' }) &&
      Object.assign(row(of, 'orders', 1), { reference: 'x' }),
    'sim-1-1: order o1 is called x',
  ],
])('says that %s', (_reason, change, problem) => {
  const found = books();
  change(found);
  expect(compare({ receipts, failures: [] }, found).problems).toEqual([problem]);
});

test('what was not accepted, or made two, is a problem', () => {
  const twice = receipts.map((one, n) => ({ ...one, twice: n === 0 }));
  const failures = [{ purchase: purchase(4), why: 'Error: gone' }];
  expect(compare({ receipts: twice, failures }, books()).problems).toEqual([
    'sim-1-4: sent, but never accepted: Error: gone',
    'sim-1-1: sent twice, made twice',
  ]);
});
