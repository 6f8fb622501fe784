import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { getDisbursement } from './get-disbursement';
import { listLines } from './list-lines';
import { listPeriodTotals } from './list-period-totals';

const reader = jobActor('test');
let shop: MerchantFacts;
let setTimeBack = () => {};
beforeAll(async () => {
  setTimeBack = fixClock('2026-01-28T23:30:00Z');
  shop = await makeMerchant({ reference: 'shop', timeZone: 'Europe/Madrid' });
  const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T10:00Z`;
  for (const day of [5, 12, 19])
    await bringIn(shop, [orderOf(shop, at(day), 10_000), orderOf(shop, at(day), 500, { currency: 'JPY' })]);
  await disburse('1week', '2026-01-12');
  await disburse('1week', '2026-01-19');
  await disburse('1week', '2026-01-26');
  // Late for its day, and two of days that are open: before the first disbursement, and after the last.
  await bringIn(shop, [orderOf(shop, at(6), 2_000), orderOf(shop, at(1), 3_000), orderOf(shop, at(27), 4_000)]);
});
afterAll(() => setTimeBack());

describe('the totals of the latest periods', () => {
  const rows: [
    reason: string,
    periods: number,
    currency: string | undefined,
    told: [start: string, currency: string][],
  ][] = [
    [
      'the latest two, each in both currencies',
      2,
      undefined,
      [
        ['2026-01-12', 'EUR'],
        ['2026-01-12', 'JPY'],
        ['2026-01-19', 'EUR'],
        ['2026-01-19', 'JPY'],
      ],
    ],
    ['the latest one, of one currency', 1, 'JPY', [['2026-01-19', 'JPY']]],
    ['of a currency that was never used', 5, 'USD', []],
  ];
  test.each(rows)('%s', async (_reason, periods, currency, told) => {
    const found = unwrap(await listPeriodTotals(reader, { periods, currency }));
    expect(found.map((row) => [row.timeFrame.start, row.currency])).toEqual(told);
    for (const { gross, fee, net } of found) expect(gross.amount).toBe(fee.amount + net.amount);
  });
});

describe('the lines of a disbursement', () => {
  const lines = async (id: string) => unwrap(await listLines(reader, { id, limit: 10 })).data;
  const idOf = async (from: string, currency: string) => {
    const found = await pool().query<{ id: bigint }>(
      'SELECT id FROM disbursement WHERE merchant_id = $1 AND period_from = $2 AND currency = $3',
      [shop.id.toString(), from, currency],
    );
    return String(found.rows[0]?.id);
  };

  test('are its orders, with the fee explained, and add up to it', async () => {
    const id = await idOf('2026-01-05', 'JPY');
    expect(await lines(id)).toMatchObject([
      { dueOn: '2026-01-05', gross: { amount: 500, currency: 'JPY' }, fee: { amount: 4 }, feeRatePpm: 8_500 },
    ]);
    expect((await lines(id))[0]?.explanation).toMatch(/0\.85/);
    expect(unwrap(await getDisbursement(reader, id))).toMatchObject({
      orders: 1,
      gross: { amount: 500 },
      fee: { amount: 4 },
    });
  });

  test('show the day that a late order naturally had', async () => {
    await disburse('1day', '2026-01-27', 'shop');
    expect(await lines(await idOf('2026-01-26', 'EUR'))).toMatchObject([
      { dueOn: '2026-01-26', naturalOn: '2026-01-06', gross: { amount: 2_000 } },
    ]);
  });

  test('of a disbursement that was cancelled are not shown, nor is it', async () => {
    const id = await idOf('2026-01-19', 'EUR');
    await pool().query(`UPDATE disbursement SET status = 'cancelled' WHERE id = $1`, [id]);
    expect((await getDisbursement(reader, id)).ok).toBe(false);
    expect((await listLines(reader, { id, limit: 10 })).ok).toBe(false);
  });
});
