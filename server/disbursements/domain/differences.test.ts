import { describe, expect, test } from 'vitest';
import { type Difference, differencesOf, type Usual } from './differences';

const usual = (more: Partial<Usual> = {}): Usual => ({
  count: 12,
  lastNetMinor: 1_000n,
  lowMinor: 500n,
  highMinor: 2_000n,
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
  test.each(rows)('%s', (_, net, of, found) => expect(differencesOf(net, of)).toEqual(found));
});
