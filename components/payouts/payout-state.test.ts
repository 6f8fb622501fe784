import { expect, test } from 'vitest';
import { disbursementStatusShape } from '@/server/disbursements/schema';
import { payoutWaitShape } from '@/server/payouts/schema';
import { stateOf, todoOf } from './payout-state';

const closed = { code: 'AC04', words: 'The account is closed.', isPermanent: true };

test('each status says how far the money is, in words without jargon', () => {
  for (const status of disbursementStatusShape.options) {
    const { words, says } = stateOf({ status, waitsFor: null });
    expect(`${words}. ${says}`).not.toMatch(/submit|disburs|attempt|batch|status|_/i);
    expect(says).toMatch(/\.$/);
  }
});

const rows: [what: string, of: Parameters<typeof stateOf>[0], words: string][] = [
  ['what is approved leaves next', { status: 'approved', waitsFor: null }, 'Approved'],
  ['unless something keeps it', { status: 'approved', waitsFor: 'no_account' }, 'Waits for a bank account'],
  ['a file of ours is nothing of theirs', { status: 'approved', waitsFor: 'file' }, 'Approved'],
  ['an unknown outcome is not a failure', { status: 'unknown', waitsFor: null }, 'On its way'],
  ['nor is a return', { status: 'returned', waitsFor: null }, 'Came back'],
];
for (const [what, of, words] of rows) test(what, () => expect(stateOf(of).words).toBe(words));

test('what waits, or did not arrive, says what there is to do', () => {
  expect(todoOf({ waitsFor: 'no_account', reason: null })?.isOfAccount).toBe(true);
  const does = 'This account takes no payouts any more: give another bank account.';
  expect(todoOf({ waitsFor: null, reason: { ...closed, merchantDoes: does } })).toEqual({
    says: does,
    isOfAccount: true,
  });
  expect(todoOf({ waitsFor: null, reason: { ...closed, merchantDoes: null } })?.isOfAccount).toBe(false);
  for (const waitsFor of [null, ...payoutWaitShape.options.filter((wait) => wait !== 'no_account')])
    expect(todoOf({ waitsFor, reason: null })).toBeNull();
});
