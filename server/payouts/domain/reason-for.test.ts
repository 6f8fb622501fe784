import { expect, test } from 'vitest';
import { reasonFor } from './reason-for';

const rows: [what: string, code: string | null, merchant: string][] = [
  ['a closed account is theirs to know', 'AC04', 'The account is closed.'],
  ['that we lacked the money is not', 'AM04', 'The bank did not take it, for a reason that does not lie with you.'],
  ['nor what we held back ourselves', 'HELD', 'It has not left yet.'],
  ['nor what nobody knows yet', null, 'The bank did not take it, for a reason that does not lie with you.'],
];
for (const [what, code, words] of rows)
  test(what, () => {
    expect(reasonFor('merchant', code).words).toBe(words);
    expect(reasonFor('staff', code).code).toBe(code);
  });

test('staff read what the bank said', () => {
  expect(reasonFor('staff', 'AM04').words).toContain('Our account lacked the money');
});
