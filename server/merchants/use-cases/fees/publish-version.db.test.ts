import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import type { FeeScheduleItem, FeeTierJson } from '../../schema/fees';
import { giveFeeSchedule, publishFeeVersion } from './publish-version';
import { getFeeSchedule, listFeeSchedules } from './show-schedules';

const admin = jobActor('test');
const flat = (ratePpm: number): FeeTierJson[] => [
  { fromMinor: 0, toMinor: null, ratePpm, fixedMinor: 0, rounding: 'half_up' },
];
// In Auckland the 11th has begun, in New York it is the 10th.
let setTimeBack = () => {};
beforeAll(async () => {
  setTimeBack = fixClock('2026-03-10T12:00:00Z');
  for (const currency of ['EUR', 'NZD', 'USD'] as const) {
    const seed = await makeMerchant({ reference: `seed-${currency}`, currency });
    await bringIn(seed, [orderOf(seed, '2026-01-05T10:00Z', 100)]);
  }
});
afterAll(() => setTimeBack());

const defaultOf = async (currency: string) => {
  const found = unwrap(await listFeeSchedules(admin, { of: 'all', limit: 100 })).data;
  return found.find((one) => one.currency === currency && one.name === 'default') as FeeScheduleItem;
};
const published = async (currency: string, startsOn: string, ratePpm: number) => {
  const { id, latestVersion } = await defaultOf(currency);
  return unwrap(await publishFeeVersion(admin, { id, afterVersion: latestVersion, tiers: flat(ratePpm), startsOn }));
};
const feeOf = async (merchantId: bigint) =>
  (
    await pool().query<{ fee: number }>(
      'SELECT fee_minor::int AS fee FROM payable WHERE merchant_id = $1 ORDER BY natural_on, id',
      [merchantId.toString()],
    )
  ).rows.map(({ fee }) => fee);

describe('a version with a start to come', () => {
  test('is what orders go by from that day on where the merchant is, whenever they come in', async () => {
    const shop = await makeMerchant({ timeZone: 'Pacific/Auckland', currency: 'NZD' });
    const shown = await published('NZD', '2026-03-15', 20_000);
    expect(shown.versions.map(({ version, state, endsBefore }) => [version, state, endsBefore])).toEqual([
      [2, 'coming', null],
      [1, 'current', '2026-03-15'],
    ]);
    // New Zealand is 13 hours ahead of UTC: the 15th begins at 11:00 the day before.
    await bringIn(shop, [
      orderOf(shop, '2026-03-14T10:59:59Z', 10_000),
      orderOf(shop, '2026-03-14T11:00:00Z', 10_000),
      orderOf(shop, '2026-03-15T10:00:00Z', 10_000),
    ]);
    expect(await feeOf(shop.id)).toEqual([95, 200, 200]);
  });

  test('rewrites nothing that is owed, and the next one takes over from it', async () => {
    const shop = await makeMerchant({});
    await published('EUR', '2026-03-20', 20_000);
    await bringIn(shop, [orderOf(shop, '2026-03-20T10:00Z', 10_000)]);
    await published('EUR', '2026-03-20', 30_000);
    await published('EUR', '2026-03-22', 40_000);
    await bringIn(shop, [orderOf(shop, '2026-03-21T10:00Z', 10_000), orderOf(shop, '2026-03-22T10:00Z', 10_000)]);
    expect(await feeOf(shop.id)).toEqual([200, 300, 400]);
    expect((await defaultOf('EUR')).coming.map(({ version }) => version)).toEqual([3, 4]);
  });

  test('of a merchant’s own goes before the default from its start on', async () => {
    const shop = await makeMerchant({ currency: 'USD' });
    const own = { merchant: shop.reference, name: 'default', currency: 'USD' } as const;
    const given = unwrap(
      await giveFeeSchedule(admin, { ...own, tiers: flat(1_000), startsOn: '2026-03-12', why: 'Deal' }),
    );
    expect(given).toMatchObject({ merchant: { reference: shop.reference }, versions: [{ version: 1, why: 'Deal' }] });
    await published('USD', '2026-03-12', 20_000);
    await bringIn(shop, [orderOf(shop, '2026-03-11T10:00Z', 10_000), orderOf(shop, '2026-03-12T10:00Z', 10_000)]);
    expect(await feeOf(shop.id)).toEqual([95, 10]);
    expect((await defaultOf('USD')).exceptions).toBe(1);
    expect(await giveFeeSchedule(admin, { ...own, tiers: flat(1), startsOn: '2026-03-13' })).toMatchObject({
      refusal: { code: 'conflict' },
    });
  });
});

describe('is refused', () => {
  const given = { afterVersion: 1, tiers: flat(1), startsOn: '2030-01-01' };
  const rows: [reason: string, change: object, refusal: object][] = [
    [
      'a start that is past where a merchant is ahead',
      { startsOn: '2026-03-10' },
      { code: 'invalid_input', fields: [{ field: 'startsOn' }] },
    ],
    [
      'tiers with a hole, by field',
      {
        tiers: [
          { ...flat(1)[0], toMinor: 100 },
          { ...flat(1)[0], fromMinor: 200 },
        ],
      },
      { code: 'invalid_input', fields: [{ field: 'tiers.1.fromMinor' }] },
    ],
    ['a due day of orders', { dueDays: 1 }, { code: 'invalid_input', fields: [{ field: 'dueDays' }] }],
    [
      'all that is wrong at once',
      { tiers: [], startsOn: '2020-01-01' },
      { fields: [{ field: 'tiers' }, { field: 'startsOn' }] },
    ],
    ['who has not seen the latest version', { afterVersion: 7 }, { code: 'stale' }],
    ['what is not there', { id: '999999' }, { code: 'not_found' }],
  ];
  test.each(rows)('%s', async (_reason, change, refusal) => {
    const { id } = await defaultOf('NZD');
    const { latestVersion: afterVersion } = unwrap(await getFeeSchedule(admin, id));
    expect(await publishFeeVersion(admin, { id, ...given, afterVersion, ...change })).toMatchObject({
      ok: false,
      refusal,
    });
    expect(unwrap(await getFeeSchedule(admin, id)).latestVersion).toBe(afterVersion);
  });

  test('the second of two who publish at once: each version has one author', async () => {
    const { id, latestVersion: afterVersion } = await defaultOf('USD');
    const both = await Promise.all(
      [1, 2].map((ratePpm) =>
        publishFeeVersion(admin, { id, afterVersion, tiers: flat(ratePpm), startsOn: '2030-01-01' }),
      ),
    );
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'stale' } });
  });

  test('whoever may only read', async () => {
    const { id } = await defaultOf('NZD');
    const operator: Actor = { ...admin, kind: 'key', scopes: ['fees:read'], merchantId: null } as unknown as Actor;
    expect(await publishFeeVersion(operator, { id, ...given })).toMatchObject({ refusal: { code: 'not_allowed' } });
  });

  test('a version in the database that follows none, and a change of one', async () => {
    const { id } = await defaultOf('NZD');
    const insert = `INSERT INTO fee_version (schedule_id, version, starts_on, tiers) VALUES (${id}, 9, '2030-01-01', '[]')`;
    await expect(pool().query(insert)).rejects.toThrow(/comes before the one it follows/);
    await expect(pool().query(`UPDATE fee_version SET starts_on = '2020-01-01'`)).rejects.toThrow();
  });
});

test('the audit tells what held before and what will, in the merchant’s chain where it is its own', async () => {
  const { rows } = await pool().query(
    `SELECT action, merchant_id IS NOT NULL AS own, after->>'startsOn' AS starts_on, before->'version' AS before, why
       FROM audit_entry WHERE action IN ('fee_schedule.given', 'fee_schedule.version_published') ORDER BY id LIMIT 5`,
  );
  expect(rows).toMatchObject([
    { action: 'fee_schedule.version_published', own: false, starts_on: '2026-03-15', before: 1 },
    { starts_on: '2026-03-20', before: 1 },
    { starts_on: '2026-03-20', before: 2 },
    { starts_on: '2026-03-22', before: 3 },
    { action: 'fee_schedule.given', own: true, starts_on: '2026-03-12', before: null, why: 'Deal' },
  ]);
});
