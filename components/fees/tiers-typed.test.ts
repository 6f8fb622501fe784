import { describe, expect, test } from 'vitest';
import { defaultTiers } from '@/server/kernel/fee-schedule';
import type { FeeTierJson } from '@/server/merchants/schema/fees';
import { readTierRows, type TierTyped, typedTiers } from './tiers-typed';

const row = (key: string, more: Partial<TierTyped> = {}): TierTyped => {
  return { key, below: '', rate: '1', fixed: '', rounding: 'half_up', ...more };
};

test.each(['JPY', 'EUR', 'KWD'] as const)('tiers in %s are read as they are shown', (currency) => {
  const tiers: FeeTierJson[] = defaultTiers(currency).map((tier) => ({
    ...tier,
    fromMinor: Number(tier.fromMinor),
    toMinor: tier.toMinor === null ? null : Number(tier.toMinor),
    fixedMinor: 25,
    rounding: 'up',
  }));
  expect(readTierRows(typedTiers(tiers, currency), currency)).toEqual({ tiers });
});

test('begin where the one before ends, and the last is open', () => {
  expect(
    readTierRows([row('a', { below: '50' }), row('b', { below: '99', rate: '0,95', fixed: '0.10' })], 'EUR'),
  ).toEqual({
    tiers: [
      { fromMinor: 0, toMinor: 5_000, ratePpm: 10_000, fixedMinor: 0, rounding: 'half_up' },
      { fromMinor: 5_000, toMinor: null, ratePpm: 9_500, fixedMinor: 10, rounding: 'half_up' },
    ],
  });
});

describe('says what is wrong, where it stands', () => {
  test.each<[reason: string, rows: TierTyped[], wrong: string[]]>([
    ['an end that is missing', [row('a'), row('b')], ['a.below']],
    ['an end below the start', [row('a', { below: '50' }), row('b', { below: '20' }), row('c')], ['b.below']],
    ['no number', [row('a', { rate: 'x', fixed: 'y' })], ['a.rate', 'a.fixed']],
    ['more than everything', [row('a', { rate: '101' })], ['a.rate']],
    ['finer than a millionth', [row('a', { rate: '0.00001' })], ['a.rate']],
  ])('%s', (_reason, rows, wrong) => {
    const read = readTierRows(rows, 'EUR');
    expect('wrong' in read ? Object.keys(read.wrong) : read).toEqual(wrong);
  });
});
