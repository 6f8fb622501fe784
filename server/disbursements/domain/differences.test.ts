import { describe, expect, test } from 'vitest';
import type { Difference } from '../schema/preview';
import { differencesOf, type Usual } from './differences';

const usual = (more: Partial<Usual> = {}): Usual => ({
  count: 12,
  lastNetMinor: 1_000n,
  lowMinor: 500n,
  highMinor: 2_000n,
  wasPaidLast: true,
  hasOtherRates: false,
  ...more,
});

describe('how an amount differs from what its merchant got before', () => {
  const rows: [reason: string, net: bigint, usual: Usual | null, found: Difference[]][] = [
    ['it never got anything', 1_000n, null, ['first']],
    ['as usual', 1_000n, usual(), []],
    ['the bounds are usual', 2_000n, usual(), []],
    ['above', 2_001n, usual(), ['unusually_high']],
    ['below', 499n, usual(), ['unusually_low']],
    ['below nothing, after something', -1n, usual(), ['changed_sign', 'unusually_low']],
    ['above nothing, after a debt', 700n, usual({ lastNetMinor: -1n }), ['changed_sign']],
    ['nothing after something is no change of sign', 0n, usual({ lowMinor: 0n }), []],
    ['too few to know what is usual', 9_999n, usual({ count: 3 }), []],
  ];
  test.each(rows)('%s', (_, netMinor, of, found) =>
    expect(differencesOf({ netMinor, isPaid: true, usual: of })).toEqual(found),
  );

  test('nothing now, after a payout: it is missing', () => {
    const of = { netMinor: 0n, isPaid: false };
    expect(differencesOf({ ...of, usual: usual({ lowMinor: 0n }) })).toEqual(['missing']);
    expect(differencesOf({ ...of, usual: usual({ lowMinor: 0n, wasPaidLast: false }) })).toEqual([]);
  });

  test('other rates than last time, however the amount is', () =>
    expect(differencesOf({ netMinor: 1_000n, isPaid: true, usual: usual({ hasOtherRates: true, count: 1 }) })).toEqual([
      'fee_rate_changed',
    ]));
});
