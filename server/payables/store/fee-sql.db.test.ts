import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { defaultTiers, type FeeTier, feeFor, validateTiers } from '@/server/kernel/fee-schedule';
import { roundingModes } from '@/server/kernel/rounding';
import { pool, rows, sql } from '@/server/platform/db';
import { feeSql } from './fee-sql';

const inSql = (amounts: bigint[], tiers: readonly FeeTier[]) =>
  rows<{ fee: bigint }>(
    pool(),
    sql`SELECT ${feeSql(sql`gross`, tiers)} AS fee
          FROM unnest(${amounts}::bigint[]) WITH ORDINALITY AS given(gross, place) ORDER BY place`,
  ).then((found) => found.map(({ fee }) => BigInt(fee)));

const largest = BigInt(Number.MAX_SAFE_INTEGER);

/** A schedule in a currency, and amounts that try its bounds, its ties and what is largest. */
const given = fc
  .tuple(
    fc.constantFrom<CurrencyCode>('JPY', 'EUR', 'KWD'),
    fc.uniqueArray(fc.bigInt({ min: 1n, max: 100_000n }), { maxLength: 4 }),
  )
  .chain(([currency, majors]) => {
    const unit = 10n ** BigInt(exponentOf(currency));
    const bounds = [0n, ...majors.map((major) => major * unit).sort((a, b) => (a < b ? -1 : 1))];
    const tier = (fromMinor: bigint, toMinor: bigint | null) =>
      fc.record<FeeTier>({
        fromMinor: fc.constant(fromMinor),
        toMinor: fc.constant(toMinor),
        // Rates that make ties among any.
        ratePpm: fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(5_000, 12_500, 500_000, 1_000_000)),
        fixedMinor: fc.bigInt({ min: 0n, max: 1_000n }),
        rounding: fc.constantFrom(...roundingModes),
      });
    const tiers = fc.tuple(...bounds.map((from, index) => tier(from, bounds[index + 1] ?? null)));
    const near = fc.constantFrom(...bounds).chain((bound) => fc.bigInt({ min: bound - 2n, max: bound + 2n }));
    const amount = fc.oneof(
      near,
      fc.bigInt({ min: -200_000n * unit, max: 200_000n * unit }),
      fc.bigInt({ min: 0n, max: 4_000n }).map((n) => n * 100n),
      fc.bigInt({ min: -largest, max: largest }),
    );
    return fc.tuple(tiers, fc.array(amount, { minLength: 50, maxLength: 100 }));
  });

test('the database reckons each fee as the kernel does, to the last unit', async () => {
  await fc.assert(
    fc.asyncProperty(given, async ([tiers, amounts]) => {
      expect(validateTiers(tiers)).toEqual([]);
      expect(await inSql(amounts, tiers)).toEqual(amounts.map((amount) => feeFor(amount, tiers).feeMinor));
    }),
    { numRuns: 200 },
  );
});

test.each<[CurrencyCode]>([['JPY'], ['EUR'], ['KWD']])('the default fees in %s, amount by amount', async (currency) => {
  const amounts = Array.from({ length: 50_000 }, (_, n) => BigInt(n));
  const tiers = defaultTiers(currency);
  expect(await inSql(amounts, tiers)).toEqual(amounts.map((amount) => feeFor(amount, tiers).feeMinor));
});
