import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { CurrencyCode } from './currency';
import { defaultTiers, type FeeTier, feeFor, validateTiers } from './fee-schedule';
import { roundingModes } from './rounding';

const tier = (fromMinor: bigint, toMinor: bigint | null, more: Partial<FeeTier> = {}): FeeTier => {
  return { fromMinor, toMinor, ratePpm: 10_000, fixedMinor: 0n, rounding: 'half_up', ...more };
};

/** Any valid schedule: ascending bounds, one tier between each two. */
const schedules = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: 10n ** 9n }), { maxLength: 5 })
  .map((bounds) => [0n, ...bounds.sort((a, b) => (a < b ? -1 : 1)), null])
  .chain((bounds) =>
    fc.tuple(
      ...bounds.slice(0, -1).map((from, index) =>
        fc.record({
          fromMinor: fc.constant(from as bigint),
          toMinor: fc.constant(bounds[index + 1] as bigint | null),
          ratePpm: fc.integer({ min: 0, max: 1_000_000 }),
          fixedMinor: fc.bigInt({ min: 0n, max: 1_000n }),
          rounding: fc.constantFrom(...roundingModes),
        }),
      ),
    ),
  );

describe('feeFor', () => {
  test.each([
    [0n, 0n, 0, 'nothing was sold'],
    [1n, 0n, 0, 'a hundredth of a cent rounds to nothing'],
    [50n, 1n, 0, 'half a cent rounds up'],
    [4999n, 50n, 0, 'the last amount of the first tier'],
    [5000n, 48n, 1, 'the first of the second: 47.5'],
    [8200n, 78n, 1, '77.9'],
    [29999n, 285n, 1, 'the last of the second: 284.9905'],
    [30000n, 255n, 2, 'the first of the third costs less than the amount below it'],
    [-8200n, -78n, 1, 'a refund mirrors the capture'],
    [-5000n, -48n, 1, 'a refund of a rounded half does too'],
  ])('%s bears %s by default tier %i: %s', (grossMinor, feeMinor, tierIndex) => {
    expect(feeFor(grossMinor, defaultTiers('EUR'))).toEqual({ feeMinor, netMinor: grossMinor - feeMinor, tierIndex });
  });

  test('adds the fixed part after rounding, and not to nothing', () => {
    const tiers = [tier(0n, null, { ratePpm: 29_000, fixedMinor: 30n })];
    expect(feeFor(1050n, tiers).feeMinor).toBe(60n);
    expect(feeFor(10n, tiers)).toMatchObject({ feeMinor: 30n, netMinor: -20n });
    expect(feeFor(0n, tiers).feeMinor).toBe(0n);
  });

  test('has no answer for a schedule with a hole', () => {
    expect(() => feeFor(20n, [tier(0n, 10n), tier(30n, null)])).toThrow(RangeError);
  });

  const grosses = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

  test.prop([grosses, schedules])(
    'gross is fee and net, and a full refund gives back exactly the fee',
    (gross, tiers) => {
      const fee = feeFor(gross, tiers);
      expect(fee.feeMinor + fee.netMinor).toBe(gross);
      expect(feeFor(-gross, tiers)).toEqual({
        feeMinor: -fee.feeMinor,
        netMinor: -fee.netMinor,
        tierIndex: fee.tierIndex,
      });
    },
  );

  test.prop([grosses, schedules])('every amount lies in exactly one tier of a valid schedule', (gross, tiers) => {
    expect(validateTiers(tiers)).toEqual([]);
    const size = gross < 0n ? -gross : gross;
    const fitting = tiers.filter((one) => size >= one.fromMinor && (one.toMinor === null || size < one.toMinor));
    expect(fitting).toEqual([tiers[feeFor(gross, tiers).tierIndex]]);
  });
});

describe('defaultTiers', () => {
  test.each<[CurrencyCode, bigint, bigint, string]>([
    ['JPY', 50n, 300n, 'no decimals'],
    ['EUR', 5_000n, 30_000n, 'two'],
    ['KWD', 50_000n, 300_000n, 'three'],
  ])('scale to %s: %s and %s, with %s', (currency, second, third) => {
    const tiers = defaultTiers(currency);
    expect(tiers.map((one) => [one.fromMinor, one.ratePpm])).toEqual([
      [0n, 10_000],
      [second, 9_500],
      [third, 8_500],
    ]);
    expect(validateTiers(tiers)).toEqual([]);
  });
});

describe('validateTiers', () => {
  test.each<[string, FeeTier[], string[]]>([
    ['no tier at all', [], ['tiers']],
    ['amounts below the first tier', [tier(1n, null)], ['tiers.0.fromMinor']],
    ['amounts above the last tier', [tier(0n, 10n)], ['tiers.0.toMinor']],
    ['a hole', [tier(0n, 10n), tier(11n, null)], ['tiers.1.fromMinor']],
    ['an overlap', [tier(0n, 10n), tier(9n, null)], ['tiers.1.fromMinor']],
    ['an open tier in the middle', [tier(0n, null), tier(10n, null)], ['tiers.0.toMinor']],
    ['an empty tier', [tier(0n, 0n), tier(0n, null)], ['tiers.0.toMinor']],
    ['not ascending', [tier(0n, 10n), tier(10n, 5n), tier(5n, null)], ['tiers.1.toMinor']],
    ['a negative rate', [tier(0n, null, { ratePpm: -1 })], ['tiers.0.ratePpm']],
    ['more than everything', [tier(0n, null, { ratePpm: 1_000_001 })], ['tiers.0.ratePpm']],
    ['finer than a millionth', [tier(0n, null, { ratePpm: 0.5 })], ['tiers.0.ratePpm']],
    ['a negative fixed part', [tier(0n, null, { fixedMinor: -1n })], ['tiers.0.fixedMinor']],
    ['a mode that does not exist', [tier(0n, null, { rounding: 'down' as 'up' })], ['tiers.0.rounding']],
    ['all at once', [tier(1n, 10n, { ratePpm: -1 })], ['tiers.0.fromMinor', 'tiers.0.toMinor', 'tiers.0.ratePpm']],
  ])('finds %s', (_reason, tiers, fields) => {
    expect(validateTiers(tiers).map((error) => error.field)).toEqual(fields);
  });
});
