import { describe, expect, test } from 'vitest';
import { describeTier, explainFee } from './fee-explanation';
import { defaultTiers, type FeeTier } from './fee-schedule';

const flat = (more: Partial<FeeTier>): FeeTier[] => [
  { fromMinor: 0n, toMinor: null, ratePpm: 29_000, fixedMinor: 0n, rounding: 'half_up', ...more },
];

describe('explainFee', () => {
  test.each<[string, bigint, FeeTier[], string]>([
    [
      'a middle tier',
      8200n,
      defaultTiers('EUR'),
      '82.00 lies in 50.00 to under 300.00: 0.95 % of 82.00 = 0.779, rounded half up to 0.78',
    ],
    ['nothing to round', 2000n, defaultTiers('EUR'), '20.00 lies under 50.00: 1.00 % of 20.00 = 0.20'],
    [
      'the open tier, to the last decimal',
      30001n,
      defaultTiers('EUR'),
      '300.01 lies from 300.00 up: 0.85 % of 300.01 = 2.550085, rounded half up to 2.55',
    ],
    [
      'a refund',
      -8200n,
      defaultTiers('EUR'),
      '82.00 lies in 50.00 to under 300.00: 0.95 % of 82.00 = 0.779, rounded half up to 0.78; ' +
        'given back, as the amount is negative: -0.78',
    ],
    ['nothing sold', 0n, defaultTiers('EUR'), '0.00 bears no fee'],
    [
      'a fixed part and one tier for all',
      1050n,
      flat({ fixedMinor: 30n }),
      '10.50: 2.90 % of 10.50 = 0.3045, rounded half up to 0.30; plus 0.30 fixed = 0.60',
    ],
    ['rounding up', 1050n, flat({ rounding: 'up' }), '10.50: 2.90 % of 10.50 = 0.3045, rounded up to 0.31'],
    [
      'a rate with four decimals',
      1050n,
      flat({ rounding: 'half_even', ratePpm: 12_345 }),
      '10.50: 1.2345 % of 10.50 = 0.1296225, rounded half to even to 0.13',
    ],
  ])('says %s', (_what, grossMinor, tiers, words) => {
    expect(explainFee(grossMinor, 'EUR', tiers)).toBe(words);
  });

  test('knows currencies without decimals', () => {
    expect(explainFee(82n, 'JPY', defaultTiers('JPY'))).toBe(
      '82 lies in 50 to under 300: 0.95 % of 82 = 0.779, rounded half up to 1',
    );
    expect(explainFee(200n, 'JPY', defaultTiers('JPY'))).toContain('= 1.9, rounded half up to 2');
    expect(explainFee(10_000n, 'JPY', defaultTiers('JPY'))).toBe('10000 lies from 300 up: 0.85 % of 10000 = 85');
  });
});

test.each<[words: string, tier: Partial<FeeTier>]>([
  ['Every amount: 5.00 %', { ratePpm: 50_000 }],
  ['Under 50.00: 1.00 %', { toMinor: 5_000n }],
  ['50.00 to under 300.00: 0.95 %', { fromMinor: 5_000n, toMinor: 30_000n, ratePpm: 9_500 }],
  [
    'From 300.00 up: 0.8525 %, plus 0.10, rounded up',
    { fromMinor: 30_000n, ratePpm: 8_525, fixedMinor: 10n, rounding: 'up' },
  ],
  ['Every amount: 1.00 %, rounded half to even', { rounding: 'half_even' }],
])('a tier in words: %s', (words, tier) => {
  const usual: FeeTier = { fromMinor: 0n, toMinor: null, ratePpm: 10_000, fixedMinor: 0n, rounding: 'half_up' };
  expect(describeTier({ ...usual, ...tier }, 'EUR')).toBe(words);
});
