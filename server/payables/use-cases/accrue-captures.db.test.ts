import { describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool } from '@/server/platform/db';

const flat = (ratePpm: number): Omit<FeeTier, 'fromMinor' | 'fixedMinor'> & Record<string, unknown> => ({
  fromMinor: '0',
  toMinor: null,
  ratePpm,
  fixedMinor: '0',
  rounding: 'half_up',
});

/** Adds a version to a schedule: of a merchant, or (null) the default of a currency. */
const addVersion = (merchantId: bigint | null, currency: string, startsOn: string, ratePpm: number) =>
  pool().query(
    `WITH made AS (INSERT INTO fee_schedule (name, currency, merchant_id) VALUES ('default', $2, $1)
                   ON CONFLICT DO NOTHING RETURNING id),
          schedule AS (SELECT id FROM made UNION ALL
                       SELECT id FROM fee_schedule WHERE merchant_id IS NOT DISTINCT FROM $1 AND currency = $2 LIMIT 1)
     INSERT INTO fee_version (schedule_id, version, starts_on, tiers)
     SELECT id, 1 + coalesce((SELECT max(version) FROM fee_version v WHERE v.schedule_id = schedule.id), 0), $3, $4 FROM schedule`,
    [merchantId?.toString() ?? null, currency, startsOn, JSON.stringify([flat(ratePpm)])],
  );

type Told = { gross_minor: bigint; fee_minor: bigint; natural_on: string; due_on: string };
const payablesOf = async ({ id }: MerchantFacts) =>
  (
    await pool().query<Told>(
      'SELECT gross_minor, fee_minor, natural_on, due_on FROM payable WHERE merchant_id = $1 ORDER BY id',
      [id.toString()],
    )
  ).rows;
const feesOf = async (merchant: MerchantFacts) => (await payablesOf(merchant)).map((payable) => payable.fee_minor);

describe('the fee', () => {
  test('is frozen by the version of the day: a new version never touches the past', async () => {
    const currency = 'SEK';
    const merchant = await makeMerchant({ currency });
    const orderOn = (day: string) => bringIn(merchant, [orderOf(merchant, `${day}T12:00Z`, 10_000)]);
    await orderOn('2026-01-31');
    await addVersion(null, currency, '2026-02-01', 20_000);
    await orderOn('2026-01-31');
    await orderOn('2026-02-01');
    await addVersion(null, currency, '2026-01-01', 30_000);
    await orderOn('2025-12-31');
    await orderOn('2026-01-31');
    await orderOn('2026-02-01');
    // 95: the schedule that every currency begins with; 200 from February on; 300 for what arrives after the third version.
    expect(await feesOf(merchant)).toEqual([95n, 95n, 200n, 95n, 300n, 200n]);
  });

  test('is that of the newest version when two start on one day', async () => {
    const merchant = await makeMerchant({ currency: 'NOK' });
    await addVersion(merchant.id, 'NOK', '2026-01-01', 20_000);
    await addVersion(merchant.id, 'NOK', '2026-01-01', 30_000);
    await bringIn(merchant, [orderOf(merchant, '2026-01-05T12:00Z', 10_000)]);
    expect(await feesOf(merchant)).toEqual([300n]);
  });

  test('is that of the merchant’s own schedule, from its start and in its currency alone', async () => {
    const own = await makeMerchant();
    const other = await makeMerchant();
    await addVersion(own.id, 'EUR', '2026-02-01', 50_000);
    await bringIn(own, [
      orderOf(own, '2026-01-31T12:00Z', 10_000),
      orderOf(own, '2026-02-01T12:00Z', 10_000),
      orderOf(own, '2026-02-01T12:00Z', 10_000, { currency: 'USD' }),
    ]);
    await bringIn(other, [orderOf(other, '2026-02-01T12:00Z', 10_000)]);
    expect(await feesOf(own)).toEqual([95n, 500n, 95n]);
    expect(await feesOf(other)).toEqual([95n]);
  });

  test('is the same for all when many meet new currencies at once, in whatever order', async () => {
    const currencies = ['PLN', 'CZK', 'HUF', 'RON', 'ISK'] as const;
    const merchants = await Promise.all(Array.from({ length: 8 }, () => makeMerchant()));
    await Promise.all(
      merchants.map((merchant, index) =>
        bringIn(
          merchant,
          (index % 2 === 0 ? currencies : currencies.toReversed()).map((currency) =>
            orderOf(merchant, '2026-01-05T12:00Z', 1_000, { currency }),
          ),
        ),
      ),
    );
    const { rows } = await pool().query(
      `SELECT s.currency, count(*)::int AS versions FROM fee_schedule s JOIN fee_version v ON v.schedule_id = s.id
        WHERE s.currency = ANY($1) GROUP BY s.currency`,
      [[...currencies]],
    );
    expect(rows).toHaveLength(currencies.length);
    expect(rows.every((row) => row.versions === 1)).toBe(true);
  });

  const tiers: [reason: string, currency: string, grossMinor: bigint, feeMinor: bigint][] = [
    ['EUR 49.99 at 1.00 % is 0.4999', 'EUR', 4_999n, 50n],
    ['EUR 50.00 is in the second tier: 0.475', 'EUR', 5_000n, 48n],
    ['EUR 299.99 is still in it: 2.849905', 'EUR', 29_999n, 285n],
    ['EUR 300.00 is in the third: 2.55', 'EUR', 30_000n, 255n],
    ['EUR 0.00 bears no fee', 'EUR', 0n, 0n],
    ['JPY has no decimals: 49 at 1.00 % is 0.49', 'JPY', 49n, 0n],
    ['JPY 50 is in the second tier: 0.475', 'JPY', 50n, 0n],
    ['JPY 5000 is in the third: 42.5, rounded half up', 'JPY', 5_000n, 43n],
    ['BHD has three: 49.999 at 1.00 % is 0.49999', 'BHD', 49_999n, 500n],
    ['BHD 50.000 is in the second tier: 0.475', 'BHD', 50_000n, 475n],
    ['as large as JSON can tell', 'EUR', 9_007_199_254_740_991n, 76_561_193_665_298n],
  ];
  for (const [reason, currency, grossMinor, feeMinor] of tiers) {
    test(reason, async () => {
      const merchant = await makeMerchant({ currency });
      await bringIn(merchant, [orderOf(merchant, '2026-01-05T12:00Z', grossMinor)]);
      expect(await payablesOf(merchant)).toMatchObject([{ gross_minor: grossMinor, fee_minor: feeMinor }]);
    });
  }
});

describe('the day', () => {
  const days: [reason: string, timeZone: string, completedAt: string, naturalOn: string][] = [
    ['half past midnight in Madrid is the next day', 'Europe/Madrid', '2026-01-07T23:30:00Z', '2026-01-08'],
    ['half past midnight of the new year', 'Europe/Madrid', '2025-12-31T23:30:00Z', '2026-01-01'],
    ['still the evening before in New York', 'America/New_York', '2026-01-08T04:59:59Z', '2026-01-07'],
    ['Tokyo is nine hours ahead', 'Asia/Tokyo', '2026-01-07T15:00:00Z', '2026-01-08'],
    ['a day of 23 hours begins', 'Europe/Madrid', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['a day of 23 hours ends', 'Europe/Madrid', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['the day after one of 23 hours', 'Europe/Madrid', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['a day of 25 hours begins', 'Europe/Madrid', '2026-10-24T22:00:00Z', '2026-10-25'],
    ['the hour that occurs twice, the second time', 'Europe/Madrid', '2026-10-25T01:30:00Z', '2026-10-25'],
    ['a day of 25 hours ends', 'Europe/Madrid', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['the day after one of 25 hours', 'Europe/Madrid', '2026-10-25T23:00:00Z', '2026-10-26'],
  ];
  for (const [reason, timeZone, completedAt, naturalOn] of days) {
    test(reason, async () => {
      const merchant = await makeMerchant({ timeZone });
      await bringIn(merchant, [orderOf(merchant, completedAt, 5_000)]);
      expect(await payablesOf(merchant)).toMatchObject([{ natural_on: naturalOn, due_on: naturalOn }]);
    });
  }

  test('is that of the completion, not of the creation', async () => {
    const merchant = await makeMerchant();
    const completedAt = new Date('2026-01-09T00:00Z');
    await bringIn(merchant, [orderOf(merchant, '2026-01-07T12:00Z', 5_000, { completedAt })]);
    expect(await payablesOf(merchant)).toMatchObject([{ natural_on: '2026-01-09' }]);
  });

  test('gives way to the next open one when it is closed, and is kept for reports', async () => {
    const merchant = await makeMerchant();
    await disburse('1week', '2026-01-12', merchant.reference);
    await disburse('1day', '2026-01-13', merchant.reference);
    await disburse('1day', '2026-01-15', merchant.reference);
    const given = ['2026-01-04', '2026-01-05', '2026-01-11', '2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15'];
    await bringIn(
      merchant,
      given.map((day) => orderOf(merchant, `${day}T12:00Z`, 5_000)),
    );
    expect((await payablesOf(merchant)).map(({ natural_on, due_on }) => [natural_on, due_on])).toEqual([
      ['2026-01-04', '2026-01-04'],
      ['2026-01-05', '2026-01-13'],
      ['2026-01-11', '2026-01-13'],
      ['2026-01-12', '2026-01-13'],
      ['2026-01-13', '2026-01-13'],
      ['2026-01-14', '2026-01-15'],
      ['2026-01-15', '2026-01-15'],
    ]);
  });

  test('closed for one merchant is open for another', async () => {
    const [one, other] = [await makeMerchant(), await makeMerchant()];
    await disburse('1day', '2026-01-08', one.reference);
    for (const merchant of [one, other]) await bringIn(merchant, [orderOf(merchant, '2026-01-07T12:00Z', 5_000)]);
    expect(await payablesOf(one)).toMatchObject([{ due_on: '2026-01-08' }]);
    expect(await payablesOf(other)).toMatchObject([{ due_on: '2026-01-07' }]);
  });
});

test('each merchant, currency and day is one journal, on the day that it falls due', async () => {
  const merchant = await makeMerchant();
  await disburse('1day', '2026-01-08', merchant.reference);
  await bringIn(merchant, [
    orderOf(merchant, '2026-01-07T12:00Z', 5_000),
    orderOf(merchant, '2026-01-07T13:00Z', 4_000),
    orderOf(merchant, '2026-01-08T12:00Z', 3_000),
    orderOf(merchant, '2026-01-08T12:00Z', 2_000, { currency: 'USD' }),
  ]);
  const { rows } = await pool().query(
    `SELECT j.effective_on, a.currency, array_agg(a.code || ' ' || p.amount_minor ORDER BY p.id) AS lines
       FROM journal j JOIN posting p ON p.journal_id = j.id JOIN account a ON a.id = p.account_id
      WHERE j.cause_id = $1 GROUP BY j.id, a.currency ORDER BY j.id`,
    [merchant.reference],
  );
  expect(rows).toEqual([
    {
      effective_on: '2026-01-08',
      currency: 'EUR',
      lines: ['order_clearing 9000', 'merchant_payable -8912', 'fee_revenue -88'],
    },
    {
      effective_on: '2026-01-08',
      currency: 'EUR',
      lines: ['order_clearing 3000', 'merchant_payable -2970', 'fee_revenue -30'],
    },
    {
      effective_on: '2026-01-08',
      currency: 'USD',
      lines: ['order_clearing 2000', 'merchant_payable -1980', 'fee_revenue -20'],
    },
  ]);
});

test('the books agree with all of the above', async () => {
  expect(await findDiscrepancies()).toEqual([]);
});
