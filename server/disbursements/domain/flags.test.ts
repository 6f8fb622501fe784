import { expect, test } from 'vitest';
import { flagsOf, type Signals } from './flags';

const plain: Signals = {
  currency: 'EUR',
  toPayMinor: 10_000n,
  keptMinor: 0n,
  account: { masked: 'DE•• 3000', isPaidBefore: true, changedDaysAgo: null, sharedWith: [] },
  past: { payouts: 20, highMinor: 12_000n },
  sales: { minor: 10_100n },
  refunds: { count: 0, minor: 0n },
  repeated: [],
  laterMinor: 5_000n,
};
const account = plain.account as NonNullable<Signals['account']>;

test.each<[why: string, Partial<Signals>, kinds: string[]]>([
  ['all is as always', {}, []],
  ['no account yet: nothing is paid, so none is new', { account: null }, []],
  ['the first payout there', { account: { ...account, isPaidBefore: false } }, ['first_to_account']],
  ['changed on the last of the days', { account: { ...account, changedDaysAgo: 13 } }, ['account_changed']],
  ['changed a day longer ago', { account: { ...account, changedDaysAgo: 14 } }, []],
  ['two merchants, one account', { account: { ...account, sharedWith: ['b'] } }, ['account_shared']],
  ['exactly its usual most', { toPayMinor: 12_000n }, []],
  ['one cent above it', { toPayMinor: 12_001n }, ['unusually_high']],
  ['too few payouts to say', { toPayMinor: 99_000n, past: { payouts: 7, highMinor: 1n } }, []],
  ['as few as say something', { toPayMinor: 99_000n, past: { payouts: 8, highMinor: 1n } }, ['unusually_high']],
  ['refunds of exactly the limit', { sales: { minor: 10_000n }, refunds: { count: 3, minor: 2_000n } }, []],
  ['and a cent beyond it', { sales: { minor: 10_000n }, refunds: { count: 3, minor: 2_001n } }, ['many_refunds']],
  ['two large refunds are no habit', { refunds: { count: 2, minor: 9_000n } }, []],
  ['refunds without sales', { sales: { minor: 0n }, refunds: { count: 3, minor: 1n } }, ['many_refunds']],
  ['a reference twice', { repeated: ['WEB-1', 'web-1'] }, ['repeated_reference']],
  ['later days take more than they bring', { laterMinor: -1n }, ['negative_soon']],
  ['but a reserve covers it', { laterMinor: -1n, keptMinor: 1n }, []],
  ['later days bring nothing', { laterMinor: 0n }, []],
  [
    'all at once, in one order',
    { account: { ...account, isPaidBefore: false, changedDaysAgo: 0, sharedWith: ['b'] }, laterMinor: -1n },
    ['first_to_account', 'account_changed', 'account_shared', 'negative_soon'],
  ],
])('%s', (_why, change, kinds) => {
  expect(flagsOf({ ...plain, ...change }).map(({ kind }) => kind)).toEqual(kinds);
});

test('they say what was found, with the figures', () => {
  const found = flagsOf({
    ...plain,
    toPayMinor: 81_205n,
    account: {
      masked: 'DE•• 3000',
      isPaidBefore: false,
      changedDaysAgo: 1,
      sharedWith: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    },
    sales: { minor: 100_000n },
    refunds: { count: 4, minor: 30_000n },
    repeated: ['WEB-1', 'web-1'],
    laterMinor: -1_250n,
  });
  expect(found.map(({ words }) => words)).toEqual([
    'Nothing was paid to DE•• 3000 before.',
    'The account was changed yesterday: it is DE•• 3000 now.',
    'DE•• 3000 is the account of a, b, c, d, e and 2 more as well.',
    '95 % of its last 20 payouts were at most 120.00 EUR: this one is 812.05 EUR.',
    '4 refunds and disputes take back 300.00 EUR of 1000.00 EUR sold: more than 20 %.',
    'The same order reference stands in it more than once: WEB-1, web-1.',
    'Once this is paid, what is booked for later days leaves -12.50 EUR: it will owe us.',
  ]);
});
