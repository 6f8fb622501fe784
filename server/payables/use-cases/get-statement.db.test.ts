import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured, makeDisputed, makeRefunded, win } from '@/prisma/demo/paid';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { getStatement } from './get-statement';
import { oweDispute, oweDisputeWon, owePayment, oweRefund } from './owe-payment';
import { statementCsv } from './statement-csv';

const staff = jobActor('test');
let merchant: MerchantFacts;

beforeAll(async () => {
  merchant = await makeMerchant({ name: '=HYPERLINK("http://x")', timeZone: 'Europe/Madrid' });
  await bringIn(merchant, [
    orderOf(merchant, '2026-02-28T10:00Z', 5_000),
    // Half past midnight of the first in Madrid.
    orderOf(merchant, '2026-02-28T23:30Z', 5_000),
    orderOf(merchant, '2026-03-10T10:00Z', 30_000),
    orderOf(merchant, '2026-03-10T10:00Z', 700, { currency: 'JPY' }),
    orderOf(merchant, '2026-03-31T22:30Z', 9_999),
  ]);
  const payment = await makeCaptured(merchant, 2_500, { at: '2026-03-04T09:00Z' });
  await owePayment(payment);
  await oweRefund(await makeRefunded(payment, 1_000, '2026-03-12T09:00Z'));
  const dispute = await makeDisputed(payment, 1_500, 1_500, '2026-03-20T09:00Z');
  await oweDispute(dispute);
  await win(dispute, '2026-04-02T09:00Z');
  await oweDisputeWon(dispute);
  await disburse('1week', '2026-03-16', merchant.reference);
});

const of = async (month: string) => unwrap(await getStatement(staff, { merchant: merchant.reference, month }));
const told = async (month: string) =>
  (await of(month)).currencies.map(({ currency, opening, movements, closing }) => [
    currency,
    opening.amount,
    ...movements.map(
      ({ kind, count, gross, fee, net }) => `${kind} ${count}: ${gross.amount} - ${fee.amount} = ${net.amount}`,
    ),
    closing.amount,
  ]);

test('tells what was owed, what came and went by kind, and what was owed at the end, per currency', async () => {
  expect(await told('2026-02')).toEqual([
    ['EUR', 0, 'order_completed 1: 5000 - 48 = 4952', 4_952],
    ['JPY', 0, 0],
  ]);
  expect(await told('2026-03')).toEqual([
    [
      'EUR',
      4_952,
      'order_completed 2: 35000 - 303 = 34697',
      'payment_captured 1: 2500 - 125 = 2375',
      'payment_refunded 1: -1000 - -50 = -950',
      'dispute_opened 1: -1500 - 1500 = -3000',
      38_074,
    ],
    ['JPY', 0, 'order_completed 1: 700 - 6 = 694', 694],
  ]);
  expect(await told('2026-04')).toEqual([
    ['EUR', 38_074, 'order_completed 1: 9999 - 95 = 9904', 'dispute_won 1: 1500 - 0 = 1500', 49_478],
    ['JPY', 694, 694],
  ]);
});

test('its parts are the whole: opening and movements are the closing balance, which stands in three places', async () => {
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']) {
    for (const { opening, movements, closing, pending, available, inTransit } of (await of(month)).currencies) {
      expect(opening.amount + movements.reduce((sum, { net }) => sum + net.amount, 0)).toBe(closing.amount);
      for (const { gross, fee, net } of movements) expect(gross.amount).toBe(fee.amount + net.amount);
      expect(pending.amount + available.amount + inTransit.amount).toBe(closing.amount);
    }
  }
});

test('as a file for spreadsheets, its amounts add up and no name is executed', async () => {
  const { body, fileName } = unwrap(await statementCsv(staff, { merchant: merchant.reference, month: '2026-03' }));
  expect(fileName).toBe('statement-2026-03.csv');
  const lines = (await text(body)).split('\r\n');
  expect(lines[2]).toBe(`"'=HYPERLINK(""http://x"")",2026-03,EUR,Orders completed,2,350.00,3.03,346.97`);
  expect(lines.filter((line) => line.startsWith('=') || line.startsWith('"='))).toEqual([]);
});
