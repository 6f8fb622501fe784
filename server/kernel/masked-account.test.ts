import { describe, expect, test } from 'vitest';
import { maskAccountsIn, maskedAccount } from './masked-account';

test.each<[string | null, string | null, string]>([
  ['ES9121000418450200051332', 'ES•• •••• •••• 1332', 'an IBAN keeps its country'],
  ['ES91 2100 0418 4502 0005 1332', 'ES•• •••• •••• 1332', 'as people write it'],
  ['123456789', '•••• 6789', 'another number'],
  ['1234567', '••••', 'a short one would be told by its end'],
  [null, null, 'none'],
])('%s is shown as %s: %s', (account, masked) => {
  expect(maskedAccount(account)).toBe(masked);
});

describe('in what a bank or a person wrote', () => {
  const german = 'DE•• •••• •••• 3000';
  test.each<[text: string, masked: string, why: string]>([
    ['RENT DE89370400440532013000 MAY', `RENT ${german} MAY`, 'in electronic form'],
    ['DE89 3704 0044 0532 0130 00 MAY', `${german} MAY`, 'as people write it'],
    ['de89-3704-0044-0532-0130-00', german, 'small letters, with dashes'],
    ['IBAN:DE89370400440532013000/BIC', `IBAN:${german}/BIC`, 'between marks'],
    ['BE68539007547034 RENT', 'BE•• •••• •••• 7034 RENT', 'a word of four letters behind it is not of it'],
    ['BE68 5390 0754 7034 5 MAY', 'BE•• •••• •••• 7034 5 MAY', 'nor is a number'],
    ['NO93 8601 1117 947', 'NO•• •••• •••• 7947', 'the shortest there is'],
    ['MT84 MALT 0110 0001 2345 MTLC AST0 01S', 'MT•• •••• •••• 001S', 'letters in it'],
    ['SE12 DE89370400440532013000', `SE12 ${german}`, 'what looks like one begins before it'],
    ['DE89370400440532013000 DE89370400440532013000', `${german} ${german}`, 'two of them'],
    ['DE89370400440532013001', 'DE89370400440532013001', 'wrong check digits: it is something else'],
    ['CHP-0000000123-01 of CHF-0000000012', 'CHP-0000000123-01 of CHF-0000000012', 'our references'],
    ['XDE89370400440532013000', 'XDE89370400440532013000', 'the end of another word'],
    ['DE893704004405320130001', 'DE893704004405320130001', 'a longer number'],
    ['', '', 'nothing'],
  ])('%j is %j: %s', (text, masked) => {
    expect(maskAccountsIn(text)).toBe(masked);
  });
});
