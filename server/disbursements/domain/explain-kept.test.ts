import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { explainFigures, explainKept, explainMonthlyFee, explainOwedOn, type Kept } from './explain-kept';

const kept = (more: Partial<Kept> = {}): Kept => ({
  currency: 'EUR',
  grossMinor: 123_456n,
  feeMinor: 1_049n,
  netMinor: 122_407n,
  keptMinor: 0n,
  minimumMinor: 0n,
  reservePpm: 0,
  releaseOn: null,
  outcome: 'to_pay',
  wasCalledOff: false,
  ...more,
});
const until = localDate('2026-03-10');

describe('why a disbursement keeps what it keeps', () => {
  const rows: [reason: string, of: Kept, sales: bigint, words: string][] = [
    ['nothing', kept(), 123_456n, 'all of the net is paid out'],
    [
      'a reserve that is rounded',
      kept({ reservePpm: 50_000, keptMinor: 6_173n, releaseOn: until }),
      123_456n,
      '5.00 % of 1234.56 sold = 61.728, rounded half up to 61.73; given free on 2026-03-10',
    ],
    [
      'a reserve that is exact',
      kept({ reservePpm: 100_000, keptMinor: 10_000n, releaseOn: until }),
      100_000n,
      '10.00 % of 1000.00 sold = 100.00; given free on 2026-03-10',
    ],
    [
      'below the minimum',
      kept({ netMinor: 990n, keptMinor: 990n, minimumMinor: 5_000n, outcome: 'below_minimum' }),
      1_000n,
      '9.90 is less than the least that is paid out, 50.00, so all of it is carried into the next disbursement',
    ],
    [
      'below the minimum by its reserve',
      kept({ netMinor: 990n, keptMinor: 990n, minimumMinor: 950n, reservePpm: 50_000, outcome: 'below_minimum' }),
      1_000n,
      '9.90, less a reserve of 5.00 % of the sales, is less than the least that is paid out, 9.50, so all of it is carried into the next disbursement',
    ],
    [
      'below zero',
      kept({ netMinor: -500n, keptMinor: -500n, outcome: 'negative_balance' }),
      0n,
      'the net is below zero, so nothing is paid, and -5.00 is taken from the next disbursement',
    ],
    [
      'called off after it was approved',
      kept({ keptMinor: 122_407n, wasCalledOff: true }),
      123_456n,
      'it was not paid after all, so all of its net, 1224.07, is owed on',
    ],
  ];
  test.each(rows)('%s', (_reason, of, sales, words) => {
    expect(explainKept(of, sales)).toBe(words);
  });
});

test('net and what is paid, as sums to be checked with a calculator', () => {
  expect(explainFigures(kept({ reservePpm: 50_000, keptMinor: 6_173n, releaseOn: until }), 123_456n)).toMatchObject({
    net: '1234.56 gross − 10.49 fees = 1224.07',
    toPay: '1224.07 net − 61.73 kept = 1162.34',
  });
  expect(explainFigures(kept(), 123_456n).toPay).toBe('all of the net: 1224.07');
});

describe('a line that is owed on from an earlier disbursement', () => {
  const from = { ...kept(), from: localDate('2026-02-02'), to: localDate('2026-02-09') };
  const rows: [reason: string, of: Parameters<typeof explainOwedOn>, words: RegExp][] = [
    [
      'a reserve',
      [6_173n, { ...from, reservePpm: 50_000 }],
      /^the disbursement of 2026-02-02 to before 2026-02-09 kept 61\.73 as reserve, 5.00 % of/,
    ],
    ['a debt', [-500n, { ...from, outcome: 'negative_balance' }], /came to -5\.00: that much is taken from this one$/],
    [
      'too little',
      [990n, { ...from, outcome: 'below_minimum', minimumMinor: 5_000n }],
      /came to 9\.90, less than the least that is paid out, 50\.00/,
    ],
    ['called off', [990n, { ...from, wasCalledOff: true }], /was not paid after all, so its 9\.90 is in this one$/],
  ];
  test.each(rows)('%s', (_reason, of, words) => {
    expect(explainOwedOn(...of)).toMatch(words);
  });
});

test('a minimum monthly fee is what was missing, in figures', () => {
  const of = { currency: 'EUR' as const, month: localDate('2026-01-01'), disbursements: 4 };
  expect(explainMonthlyFee({ ...of, minimumMinor: 2_900n, feesMinor: 1_234n, amountMinor: 1_666n })).toBe(
    'the minimum of 29.00 less the fees of the 4 disbursements dated in 2026-01, 12.34, leaves 16.66',
  );
});
