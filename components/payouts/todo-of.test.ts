import { expect, test } from 'vitest';
import { payoutWaitShape } from '@/server/payouts/schema';
import { todoOf } from './todo-of';

const closed = { code: 'AC04', words: 'The account is closed.', isPermanent: true };

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
