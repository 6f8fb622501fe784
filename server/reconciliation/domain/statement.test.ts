import { expect, test } from 'vitest';
import { maskedAccount } from './statement';

test.each<[string | null, string | null, string]>([
  ['ES9121000418450200051332', 'ES•• •••• •••• 1332', 'an IBAN keeps its country'],
  ['ES91 2100 0418 4502 0005 1332', 'ES•• •••• •••• 1332', 'as people write it'],
  ['123456789', '•••• 6789', 'another number'],
  ['1234567', '••••', 'a short one would be told by its end'],
  [null, null, 'none'],
])('%s is shown as %s: %s', (account, masked) => {
  expect(maskedAccount(account)).toBe(masked);
});
