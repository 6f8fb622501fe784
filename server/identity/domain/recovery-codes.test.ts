import { expect, test } from 'vitest';
import { hashRecoveryCode, looksLikeRecoveryCode, newRecoveryCodes } from './recovery-codes';

test('ten codes, all different, in letters that nobody takes for others', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([A-HJKMNP-TV-Z2-9]{4}-){3}[A-HJKMNP-TV-Z2-9]{4}$/);
});

test.each([
  ['abcd-efgh-jkmn-pqrs', 'in small letters'],
  ['ABCDEFGHJKMNPQRS', 'without the dashes'],
  [' ABCD EFGH  JKMN PQRS ', 'with blanks'],
])('%j is ABCD-EFGH-JKMN-PQRS: %s', (typed) => {
  expect(looksLikeRecoveryCode(typed)).toBe(true);
  expect(hashRecoveryCode(typed)).toBe(hashRecoveryCode('ABCD-EFGH-JKMN-PQRS'));
});

test.each([['123456'], ['123 456'], [''], ['ABCD-EFGH-JKMN'], ['ABCD-EFGH-JKMN-PQRS-T']])('%j is none', (typed) => {
  expect(looksLikeRecoveryCode(typed)).toBe(false);
});
