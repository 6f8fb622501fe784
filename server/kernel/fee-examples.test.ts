import { expect, test } from 'vitest';
import { exampleAmounts } from './fee-examples';
import { defaultTiers, type FeeTier } from './fee-schedule';

test('are round amounts and both sides of each bound, in order', () => {
  expect(exampleAmounts('EUR', defaultTiers('EUR'))).toEqual([
    100n,
    1_000n,
    4_999n,
    5_000n,
    10_000n,
    29_999n,
    30_000n,
    100_000n,
    1_000_000n,
  ]);
});

test('of two schedules show the bounds of both, each once', () => {
  const flat: FeeTier[] = [{ fromMinor: 0n, toMinor: null, ratePpm: 1, fixedMinor: 0n, rounding: 'half_up' }];
  expect(exampleAmounts('JPY', flat, defaultTiers('JPY'), defaultTiers('JPY'))).toEqual([
    1n,
    10n,
    49n,
    50n,
    100n,
    299n,
    300n,
    1_000n,
    10_000n,
  ]);
});
