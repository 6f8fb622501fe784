import { describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured, makeDisputed, makeRefunded, win } from '@/prisma/demo/paid';
import { paidOut } from '@/prisma/demo/payouts';
import { jobActor } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import type { FeeTierJson } from '@/server/merchants/schema/fees';
import { giveFeeSchedule } from '@/server/merchants/use-cases/fees/publish-version';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { getPayable } from './get-payable';
import { listPaymentPayables } from './list-payment-payables';
import { oweOrder } from './owe-order';
import { oweDispute, oweDisputeWon, owePayment, oweRefund } from './owe-payment';

const staff = jobActor('test');
const told = async (paymentId: bigint) =>
  unwrap(await listPaymentPayables(staff, paymentId.toString())).data.map(
    ({ kind, gross, fee, net, dueOn, status }) =>
      `${kind} ${gross.amount} = ${fee.amount} + ${net.amount}, ${dueOn}, ${status}`,
  );
const count = async ({ id }: MerchantFacts) =>
  (await pool().query('SELECT FROM payable WHERE merchant_id = $1', [id.toString()])).rowCount;

describe('a captured payment', () => {
  const rows: [reason: string, method: 'credit_card' | 'debit_card', at: string, owed: string][] = [
    [
      'a credit card: 5 %, due in thirty days',
      'credit_card',
      '2026-03-04T09:00Z',
      'payment_capture 2500 = 125 + 2375, 2026-04-03, waiting_funds',
    ],
    [
      'a debit card: 3 %, due the same day',
      'debit_card',
      '2026-03-04T09:00Z',
      'payment_capture 2500 = 75 + 2425, 2026-03-04, waiting_funds',
    ],
    [
      'the day is that of the merchant: half past midnight in Madrid',
      'debit_card',
      '2026-03-03T23:30Z',
      'payment_capture 2500 = 75 + 2425, 2026-03-04, waiting_funds',
    ],
  ];
  test.each(rows)('owes by its card: %s', async (_reason, method, at, owed) => {
    const merchant = await makeMerchant({ timeZone: 'Europe/Madrid' });
    const payment = await makeCaptured(merchant, 2_500, { method, at });
    await owePayment(payment);
    expect(await told(payment)).toEqual([owed]);
  });

  test('owes once, however often and however many at once hear of it', async () => {
    const merchant = await makeMerchant();
    const payment = await makeCaptured(merchant, 2_500);
    await Promise.all(Array.from({ length: 8 }, () => owePayment(payment)));
    await owePayment(payment);
    expect(await count(merchant)).toBe(1);
  });

  test('goes by the version of its card’s fees that holds on its day, where the merchant is', async () => {
    const setTimeBack = fixClock('2026-05-01T10:00Z');
    const merchant = await makeMerchant({ timeZone: 'Europe/Madrid', currency: 'SEK' });
    const tiers: FeeTierJson[] = [{ fromMinor: 0, toMinor: null, ratePpm: 20_000, fixedMinor: 7, rounding: 'half_up' }];
    const own = { merchant: merchant.reference, name: 'debit_card', currency: 'SEK', dueDays: 2 } as const;
    unwrap(await giveFeeSchedule(staff, { ...own, tiers, startsOn: '2026-05-10' }));
    setTimeBack();
    const owed = [];
    for (const at of ['2026-05-09T21:59Z', '2026-05-09T22:00Z']) {
      const payment = await makeCaptured(merchant, 2_500, { method: 'debit_card', at });
      await owePayment(payment);
      owed.push(...(await told(payment)));
    }
    expect(owed).toEqual([
      'payment_capture 2500 = 75 + 2425, 2026-05-09, waiting_funds',
      'payment_capture 2500 = 57 + 2443, 2026-05-12, waiting_funds',
    ]);
  });

  test('says how its fee came about', async () => {
    const payment = await makeCaptured(await makeMerchant(), 2_500);
    await owePayment(payment);
    const [owed] = unwrap(await listPaymentPayables(staff, payment.toString())).data;
    expect(unwrap(await getPayable(staff, owed?.id as string))).toMatchObject({
      feeRatePpm: 50_000,
      explanation: '25.00: 5.00 % of 25.00 = 1.25',
    });
  });
});

describe('what comes after a payment', () => {
  test('a full refund takes all of it back, fee included, no earlier than the capture is due', async () => {
    const payment = await makeCaptured(await makeMerchant(), 2_500);
    await owePayment(payment);
    await oweRefund(await makeRefunded(payment, 2_500, '2026-03-05T09:00Z'));
    expect(await told(payment)).toEqual([
      'payment_capture 2500 = 125 + 2375, 2026-04-03, waiting_funds',
      'refund -2500 = -125 + -2375, 2026-04-03, waiting_funds',
    ]);
  });

  test('refunds in parts give the fee back to the last unit, in whatever order they are heard', async () => {
    const payment = await makeCaptured(await makeMerchant(), 1_010, { method: 'debit_card' });
    const parts = [];
    for (const amount of [337, 336, 337]) parts.push(await makeRefunded(payment, amount, '2026-03-20T09:00Z'));
    for (const part of parts.toReversed()) await oweRefund(part);
    // 3 % of 1010 is 30.3: 30. Refunds heard before the capture itself owe that first.
    expect(await told(payment)).toEqual([
      'payment_capture 1010 = 30 + 980, 2026-03-04, waiting_funds',
      'refund -337 = -10 + -327, 2026-03-20, waiting_funds',
      'refund -336 = -10 + -326, 2026-03-20, waiting_funds',
      'refund -337 = -10 + -327, 2026-03-20, waiting_funds',
    ]);
  });

  test('a dispute takes its amount and the fee for it, and gives the amount back when it is won', async () => {
    const payment = await makeCaptured(await makeMerchant(), 2_500, { method: 'debit_card' });
    const dispute = await makeDisputed(payment, 2_500, 1_500, '2026-03-10T09:00Z');
    await oweDispute(dispute);
    await oweDispute(dispute);
    await expect(oweDisputeWon(dispute)).rejects.toThrow(/that is won/);
    await win(dispute, '2026-03-20T09:00Z');
    await oweDisputeWon(dispute);
    await oweDisputeWon(dispute);
    expect(await told(payment)).toEqual([
      'payment_capture 2500 = 75 + 2425, 2026-03-04, waiting_funds',
      'dispute -2500 = 1500 + -4000, 2026-03-10, waiting_funds',
      'dispute_won 2500 = 0 + 2500, 2026-03-20, waiting_funds',
    ]);
  });

  test('after the payout it is a negative payable of the next open period; the disbursement stays as it was', async () => {
    const merchant = await makeMerchant();
    const payment = await makeCaptured(merchant, 2_500, { method: 'debit_card', at: '2026-03-04T09:00Z' });
    await owePayment(payment);
    await paidOut(merchant, localDate('2026-03-09'));
    const disbursement = () =>
      pool()
        .query('SELECT * FROM disbursement WHERE merchant_id = $1', [merchant.id.toString()])
        .then((r) => r.rows);
    const before = await disbursement();
    await oweRefund(await makeRefunded(payment, 1_000, '2026-03-08T09:00Z'));
    await oweDispute(await makeDisputed(payment, 1_500, 1_500, '2026-03-08T10:00Z'));
    expect(await told(payment)).toEqual([
      'payment_capture 2500 = 75 + 2425, 2026-03-04, paid',
      'refund -1000 = -30 + -970, 2026-03-09, waiting_funds',
      'dispute -1500 = 1500 + -3000, 2026-03-09, waiting_funds',
    ]);
    expect(await disbursement()).toEqual(before);
    await disburse('1week', '2026-03-16', merchant.reference);
    const { rows } = await pool().query(
      `SELECT orders, net_minor, outcome FROM disbursement WHERE merchant_id = $1 ORDER BY id DESC LIMIT 1`,
      [merchant.id.toString()],
    );
    expect(rows).toEqual([{ orders: 0, net_minor: -3_970n, outcome: 'negative_balance' }]);
  });
});

describe('a delivered order', () => {
  test('owes by the tiers, once; one that a file completed owes no more', async () => {
    const merchant = await makeMerchant();
    await bringIn(merchant, [orderOf(merchant, '2026-03-04T09:00Z', 5_000, { externalReference: 'completed' })]);
    await bringIn(merchant, [
      orderOf(merchant, '2026-03-04T09:00Z', 5_000, { externalReference: 'delivered', completedAt: null }),
    ]);
    await pool().query(
      `UPDATE "order" SET status = 'delivered', completed_at = '2026-03-05T09:00Z' WHERE merchant_id = $1 AND completed_at IS NULL`,
      [merchant.id.toString()],
    );
    const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM "order" WHERE merchant_id = $1', [
      merchant.id.toString(),
    ]);
    await Promise.all(rows.flatMap(({ id }) => [oweOrder(id), oweOrder(id), oweOrder(id)]));
    expect(await count(merchant)).toBe(2);
  });

  test('that was paid through us owes nothing more: it owed by its payment', async () => {
    const merchant = await makeMerchant();
    await bringIn(merchant, [orderOf(merchant, '2026-03-04T09:00Z', 5_000, { completedAt: null })]);
    const { rows } = await pool().query<{ id: bigint }>(
      `UPDATE "order" SET status = 'delivered', completed_at = now(), collection = 'collected' WHERE merchant_id = $1 RETURNING id`,
      [merchant.id.toString()],
    );
    const orderId = rows[0]?.id as bigint;
    await owePayment(await makeCaptured(merchant, 5_000, { orderId }));
    await oweOrder(orderId);
    expect(await count(merchant)).toBe(1);
  });
});

test('the books agree with all of the above', async () => {
  fixClock('2026-06-01T00:00Z');
  expect(await findDiscrepancies()).toEqual([]);
});
