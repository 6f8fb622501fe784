import { expect, test } from 'vitest';
import { disbursementStatusShape } from '@/server/disbursements/schema';
import { toldOf } from './status-words';

test('each status says how far the money is, in words without jargon', () => {
  for (const status of disbursementStatusShape.options) {
    const { words, says } = toldOf({ status, waitsFor: null });
    expect(`${words}. ${says}`).not.toMatch(/submit|disburs|attempt|batch|status|_/i);
    expect(says).toMatch(/\.$/);
  }
});

test.each<[what: string, of: Parameters<typeof toldOf>[0], words: string]>([
  ['what is approved leaves next', { status: 'approved', waitsFor: null }, 'Approved'],
  ['unless something keeps it', { status: 'approved', waitsFor: 'no_account' }, 'Waits for a bank account'],
  ['which is told before it is approved', { status: 'planned', waitsFor: 'on_hold' }, 'On hold'],
  ['a file of ours is nothing of theirs', { status: 'approved', waitsFor: 'file' }, 'Approved'],
  ['an unknown outcome is not a failure', { status: 'unknown', waitsFor: null }, 'On its way'],
  ['nor is a return', { status: 'returned', waitsFor: null }, 'Came back'],
])('%s', (_, of, words) => expect(toldOf(of).words).toBe(words));
