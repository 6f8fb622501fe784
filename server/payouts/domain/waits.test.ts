import { expect, test } from 'vitest';
import { type ToPay, waitOf } from './waits';

const now = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-02T11:00:00Z');
const asApproved: ToPay = {
  merchantStatus: 'active',
  approvedAccountId: 7n,
  accountId: 7n,
  payableFrom: now,
  contradictedAt: null,
};

test.each<[why: string, of: Partial<ToPay>, withReason: ReturnType<typeof waitOf>, without: ReturnType<typeof waitOf>]>(
  [
    ['all is as it was approved', {}, null, null],
    ['the account cools off', { payableFrom: later }, 'cooling_off', 'cooling_off'],
    ['nobody has given an account', { approvedAccountId: null, accountId: null }, 'no_account', 'no_account'],
    ['there is one that nobody approved: a person says so', { approvedAccountId: null }, null, 'account_changed'],
    ['it was changed after the approval: a person says so', { accountId: 8n }, null, 'account_changed'],
    ['and the new one cools off', { accountId: 8n, payableFrom: later }, 'cooling_off', 'account_changed'],
    ['the bank says that it was executed: a person asks it', { contradictedAt: now }, null, 'contradicted'],
    ['a hold comes before all else', { merchantStatus: 'on_hold', accountId: null }, 'on_hold', 'on_hold'],
    ['who is closed is paid what it is owed', { merchantStatus: 'closed' }, null, null],
  ],
)('%s', (_, of, withReason, without) => {
  expect(waitOf({ ...asApproved, ...of }, now, true)).toBe(withReason);
  expect(waitOf({ ...asApproved, ...of }, now, false)).toBe(without);
});
