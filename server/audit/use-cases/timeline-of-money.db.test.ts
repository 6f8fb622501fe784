import { expect, test } from 'vitest';
import { disburse, makeMerchant } from '@/prisma/demo/factories';
import { cardNumbered, refundPayment, takePayment, workOff } from '@/prisma/demo/payments';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { createOrder } from '@/server/orders/use-cases/create-order';
import { owePayment } from '@/server/payables/use-cases/owe-payment';
import { advancePayment } from '@/server/payments/use-cases/advance-payment';
import { buryPayment } from '@/server/payments/use-cases/bury-failed-work';
import { closeDispute } from '@/server/payments/use-cases/close-dispute';
import { openDispute } from '@/server/payments/use-cases/open-dispute';
import { payOrder } from '@/server/payments/use-cases/pay-order';
import { fixClock } from '@/server/platform/clock';
import { getTimeline } from './get-timeline';

const staff = jobActor('test');
const viewerOf = (merchant: MerchantFacts): Actor => ({
  kind: 'user',
  id: '0',
  name: 'Vera',
  role: 'merchant_viewer',
  merchantId: merchant.id,
});
const said = async (actor: Actor, ...of: [Parameters<typeof getTimeline>[1], string]) =>
  unwrap(await getTimeline(actor, ...of)).events.map(({ text }) => text);

test('of an order: its payment, and what went back, in the order in which it happened', async () => {
  const merchant = await makeMerchant();
  const amount = { amount: 4_000, currency: merchant.currency };
  const { order } = unwrap(
    await createOrder(staff, { merchant: merchant.reference, externalReference: 'A', amount, description: 'An atlas' }),
  );
  const pay = async (number: string) => {
    const payment = await payOrder(staff, { id: order.id, method: 'debit_card', card: cardNumbered(number) });
    await workOff(() => advancePayment(unwrap(payment).id));
    return unwrap(payment).id;
  };
  await pay('4000000000000002');
  const payment = await pay('4242424242424242');
  await refundPayment(payment, 1_000);
  expect(await said(staff, 'order', order.id)).toEqual([
    'created this order',
    'started the payment by debit card, Visa ending in 0002',
    'heard that the bank declined the payment',
    'declined this order',
    'started the payment by debit card, Visa ending in 4242',
    'heard that the bank authorised the payment',
    'took the money of the payment',
    'confirmed this order',
    `asked for a refund of 10.00 ${merchant.currency}`,
    'gave the money of the refund back',
    'refunded a part of this order',
  ]);
});

test('of a payment: a dispute, what was stuck, and the disbursement that it went into', async () => {
  const restore = fixClock(new Date('2026-03-04T09:00:00Z'));
  const merchant = await makeMerchant();
  const payment = await takePayment(merchant, 5_000, { method: 'debit_card' });
  await owePayment(BigInt(payment));
  const { id } = unwrap(await openDispute(staff, { id: payment, amount: 500, fee: 0 }));
  unwrap(await closeDispute(staff, id, 'lost'));
  await buryPayment(payment, 'column x does not exist');
  restore();
  await disburse('1week', '2026-03-09', merchant.reference);
  expect((await said(staff, 'payment', payment)).slice(3)).toEqual([
    `recorded a dispute of 5.00 ${merchant.currency}`,
    'recorded that the dispute was lost',
    'could not finish this payment: somebody must look at it',
    'calculated the disbursement: 1 order',
  ]);
  const told = unwrap(await getTimeline(viewerOf(merchant), 'payment', payment)).events;
  expect(told).toHaveLength(7);
  expect(told.map(({ why }) => why)).not.toContain('column x does not exist');
  const another = viewerOf(await makeMerchant());
  expect(await getTimeline(another, 'payment', payment)).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
});
