import { beforeAll, describe, expect, test } from 'vitest';
import { bringIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured } from '@/prisma/demo/paid';
import { jobActor } from '@/server/identity/door';
import { feeFor } from '@/server/kernel/fee-schedule';
import { unwrap } from '@/server/kernel/outcome';
import { readTiers } from '@/server/merchants/door';
import type { FeeTierJson } from '@/server/merchants/schema/fees';
import { giveFeeSchedule } from '@/server/merchants/use-cases/fees/publish-version';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import type { TryFeesInput } from '../schema/fee-trials';
import { owePayment } from './owe-payment';
import { tryFees } from './try-fees';

const staff = jobActor('test');
const tiers: FeeTierJson[] = [
  { fromMinor: 0, toMinor: 10_000, ratePpm: 12_345, fixedMinor: 5, rounding: 'up' },
  { fromMinor: 10_000, toMinor: null, ratePpm: 9_000, fixedMinor: 0, rounding: 'half_even' },
];
const asked = (more: Partial<TryFeesInput> = {}): TryFeesInput => {
  return { name: 'default', currency: 'EUR', from: '2026-01', through: '2026-02', tiers, ...more };
};
const amounts = [1, 999, 9_999, 10_000, 10_500, 123_456];
const would = (of: number[]) =>
  of.reduce((sum, amount) => sum + Number(feeFor(BigInt(amount), unwrap(readTiers(tiers))).feeMinor), 0);

beforeAll(async () => {
  const shop = await makeMerchant({ reference: 'shop', name: 'Shop' });
  await bringIn(
    shop,
    amounts.map((amount) => orderOf(shop, '2026-01-20T10:00Z', amount)),
  );
  await bringIn(shop, [orderOf(shop, '2025-12-31T23:59Z', 1), orderOf(shop, '2026-03-01T00:00Z', 1)]);
  await bringIn(shop, [orderOf(shop, '2026-01-20T10:00Z', 777, { currency: 'JPY' })]);
  const east = await makeMerchant({ reference: 'east', timeZone: 'Pacific/Auckland' });
  // In Auckland it is the first of January already, and of March.
  await bringIn(east, [orderOf(east, '2025-12-31T12:00Z', 20_000), orderOf(east, '2026-02-28T12:00Z', 1)]);
  const setTimeBack = fixClock('2026-01-01T00:00Z');
  const own = await makeMerchant({ reference: 'own' });
  const flat: FeeTierJson[] = [{ fromMinor: 0, toMinor: null, ratePpm: 1_000, fixedMinor: 0, rounding: 'half_up' }];
  unwrap(
    await giveFeeSchedule(staff, {
      merchant: 'own',
      name: 'default',
      currency: 'EUR',
      tiers: flat,
      startsOn: '2026-02-01',
    }),
  );
  setTimeBack();
  await bringIn(own, [orderOf(own, '2026-01-31T10:00Z', 10_000), orderOf(own, '2026-02-01T10:00Z', 10_000)]);
  // Captured in February, due in March.
  await owePayment(await makeCaptured(shop, 5_000, { method: 'credit_card', at: '2026-02-20T10:00Z' }));
});

describe('other tiers on past months', () => {
  test('cost each merchant what the kernel says, order by order, in the months of its own days', async () => {
    const { merchants, totals } = unwrap(await tryFees(staff, asked()));
    const ofShop = would(amounts);
    expect(merchants.find(({ reference }) => reference === 'shop')).toEqual({
      reference: 'shop',
      name: 'Shop',
      orders: amounts.length,
      gross: { amount: 154_955, currency: 'EUR' },
      paid: { amount: 0 + 10 + 95 + 95 + 100 + 1_049, currency: 'EUR' },
      would: { amount: ofShop, currency: 'EUR' },
      difference: { amount: ofShop - 1_349, currency: 'EUR' },
      paidRatePpm: 8_706,
      wouldRatePpm: Math.round((ofShop * 1_000_000) / 154_955),
    });
    expect(merchants.find(({ reference }) => reference === 'east')).toMatchObject({
      orders: 1,
      would: { amount: 180 },
    });
    expect(totals.orders).toBe(merchants.reduce((sum, { orders }) => sum + orders, 0));
    expect(totals.would.amount).toBe(merchants.reduce((sum, one) => sum + one.would.amount, 0));
    expect(totals).toMatchObject({ merchants: 3, payingMore: 1, payingLess: 2 });
  });

  test('of all merchants are tried on what the default schedule priced; of one, on all that is its own', async () => {
    const { merchants } = unwrap(await tryFees(staff, asked()));
    expect(merchants.find(({ reference }) => reference === 'own')).toMatchObject({ orders: 1 });
    const alone = unwrap(await tryFees(staff, asked({ merchant: 'own' })));
    expect(alone).toMatchObject({ totals: { orders: 2, paid: { amount: 95 + 10 }, would: { amount: 2 * 90 } } });
  });

  test('of cards are tried on payments, in the month of the capture', async () => {
    const found = unwrap(await tryFees(staff, asked({ name: 'credit_card', from: '2026-02' })));
    expect(found.totals).toMatchObject({ orders: 1, paid: { amount: 250 }, would: { amount: 67 } });
  });

  test('of nothing come to nothing', async () => {
    const { totals, merchants } = unwrap(await tryFees(staff, asked({ currency: 'USD' })));
    expect({ totals, merchants }).toMatchObject({ totals: { orders: 0, paidRatePpm: null }, merchants: [] });
  });

  test('write nothing', async () => {
    const count = () =>
      pool().query('SELECT (SELECT count(*) FROM fee_version) + (SELECT count(*) FROM audit_entry) AS n');
    const before = await count();
    unwrap(await tryFees(staff, asked()));
    const after = await count();
    expect(after.rows).toEqual(before.rows);
  });
});

test.each<[reason: string, change: Partial<TryFeesInput>, refusal: object]>([
  ['months in the wrong order', { from: '2026-03' }, { code: 'invalid_input', fields: [{ field: 'through' }] }],
  ['tiers that are none', { tiers: [] }, { code: 'invalid_input', fields: [{ field: 'tiers' }] }],
  ['a merchant that is not there', { merchant: 'nobody' }, { code: 'not_found' }],
])('refuses %s', async (_reason, change, refusal) => {
  expect(await tryFees(staff, asked(change))).toMatchObject({ ok: false, refusal });
});
