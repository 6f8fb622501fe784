import { beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { cardNumbered, workOff } from '@/prisma/demo/payments';
import { jobActor } from '@/server/identity/door';
import { type Outcome, unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { cancelOrder } from '@/server/orders/use-cases/cancel-order';
import { createOrder } from '@/server/orders/use-cases/create-order';
import { getOrder } from '@/server/orders/use-cases/get-order';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { advancePayment } from './use-cases/advance-payment';
import { advanceRefund } from './use-cases/advance-refund';
import { makePaymentOfOrder, releasePaymentOfOrder } from './use-cases/follow-order';
import { getPayment } from './use-cases/get-payment';
import { payOrder } from './use-cases/pay-order';

const actor = jobActor('test');
let merchant: MerchantFacts;
let order: string;
beforeEach(async () => {
  merchant = await makeMerchant();
  const input = { merchant: merchant.reference, externalReference: 'o-1', amount: { amount: 4_000, currency: 'EUR' } };
  order = unwrap(await createOrder(actor, input)).order.id;
});

const pay = (cardNumber = '4242424242424242', key?: string) =>
  payOrder(actor, { id: order, method: 'debit_card', card: cardNumbered(cardNumber), ...(key ? { key } : {}) });
const work = (id: string) => workOff(() => advancePayment(id));
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.refusal.code);
const orderNow = async () => unwrap(await getOrder(actor, order));
const paymentNow = async (id: string) => unwrap(await getPayment(actor, id));
const cancel = async () => {
  unwrap(await cancelOrder(actor, { id: order }));
  await releasePaymentOfOrder(order);
};
const refundsDone = async (id: string) => {
  for (const refund of (await paymentNow(id)).refunds) await workOff(() => advanceRefund(refund.id));
  return (await paymentNow(id)).refunds.map(({ amount, status }) => [amount.amount, status]);
};

test('an order that came in has a payment, once, whoever is told how often', async () => {
  await Promise.all(Array.from({ length: 5 }, () => makePaymentOfOrder(order)));
  const { rows } = await pool().query('SELECT status, method, amount_minor FROM payment WHERE order_id = $1', [order]);
  expect(rows).toEqual([{ status: 'created', method: null, amount_minor: 4_000n }]);
});

test('paid, it is confirmed; its one payment has the card', async () => {
  await makePaymentOfOrder(order);
  const { id } = unwrap(await pay());
  await work(id);
  expect(await paymentNow(id)).toMatchObject({
    orderId: order,
    status: 'captured',
    method: 'debit_card',
    captured: { amount: 4_000 },
  });
  expect(await orderNow()).toMatchObject({ status: 'confirmed', collection: 'collected' });
  expect(codeOf(await pay())).toBe('impossible_move');
});

test('declined, it can be paid again: another attempt at the same payment', async () => {
  const { id } = unwrap(await pay('4000000000009995', 'first'));
  await work(id);
  expect(await orderNow()).toMatchObject({ status: 'declined', reason: 'There is not enough money on the account.' });
  const again = unwrap(await pay('5555555555554444', 'second'));
  expect(again).toMatchObject({ id, status: 'created', reason: null, card: { brand: 'mastercard' } });
  await work(id);
  expect((await paymentNow(id)).attempts.map(({ kind, outcome, card }) => [kind, outcome, card?.last4])).toEqual([
    ['authorise', 'declined', '9995'],
    ['authorise', 'succeeded', '4444'],
    ['capture', 'succeeded', '4444'],
  ]);
  expect((await orderNow()).status).toBe('confirmed');
  // The first request again gets its first answer, and does not pay.
  expect(unwrap(await pay('4000000000009995', 'first'))).toMatchObject({ id, card: { last4: '9995' } });
  expect(codeOf(await pay('4000000000009995', 'second'))).toBe('idempotency_key_reused');
});

test('twenty who pay at once: one does', async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => pay()));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(new Set(outcomes.map(codeOf))).toEqual(new Set([null, 'impossible_move']));
  const same = await Promise.all(Array.from({ length: 5 }, () => pay('4242424242424242', 'k')));
  expect(new Set(same.map(codeOf))).toEqual(new Set(['impossible_move']));
});

describe('cancelled', () => {
  test('before anybody paid: voided, and cannot be paid', async () => {
    await makePaymentOfOrder(order);
    await cancel();
    const { rows } = await pool().query('SELECT id, status FROM payment WHERE order_id = $1', [order]);
    expect(rows[0]?.status).toBe('voided');
    expect(codeOf(await pay())).toBe('impossible_move');
  });

  test('after it was paid: all of it goes back', async () => {
    const { id } = unwrap(await pay());
    await work(id);
    await cancel();
    await releasePaymentOfOrder(order);
    expect(await refundsDone(id)).toEqual([[4_000, 'succeeded']]);
    expect(await paymentNow(id)).toMatchObject({ status: 'refunded', refunded: { amount: 4_000 } });
    expect((await orderNow()).status).toBe('cancelled');
  });

  test('between authorising and capturing: given back, not captured', async () => {
    const { id } = unwrap(await pay());
    await advancePayment(id);
    expect((await paymentNow(id)).status).toBe('authorised');
    await cancel();
    await work(id);
    expect(await paymentNow(id)).toMatchObject({ status: 'voided', captured: { amount: 0 } });
  });

  test('while its capture was not known: refunded once it turns out captured', async () => {
    const { id } = unwrap(await pay('4000000000004004'));
    await work(id);
    expect((await paymentNow(id)).status).toBe('unknown');
    await cancel();
    const restore = fixClock(new Date(Date.now() + 60_000));
    await work(id);
    expect(await refundsDone(id)).toEqual([[4_000, 'succeeded']]);
    restore();
    expect((await orderNow()).status).toBe('cancelled');
  });

  test('accepted but not begun: voided, and the job finds nothing to do', async () => {
    const { id } = unwrap(await pay());
    await cancel();
    expect(await work(id)).toBeNull();
    expect(await paymentNow(id)).toMatchObject({ status: 'voided', attempts: [] });
  });
});
