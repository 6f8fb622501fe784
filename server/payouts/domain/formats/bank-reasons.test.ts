import { describe, expect, test } from 'vitest';
import { bankReason } from './bank-reasons';

describe('the reason that a bank gives', () => {
  test.each<[string, permanent: boolean, merchantDoes: RegExp | null, reason: string]>([
    ['AC01', true, /number/, 'the same number would fail again'],
    ['AC04', true, /another bank account/, 'it stays closed'],
    ['AC06', true, /your bank/, 'only the holder can open it again'],
    ['AG01', true, /another bank account/, 'an account that takes no transfers'],
    ['AM04', false, null, 'it was our money that was lacking'],
    ['AM05', true, null, 'a duplicate must never be sent a third time'],
    ['BE04', true, /address/, 'the merchant has it'],
    ['CUST', true, /why/, 'somebody wanted it so'],
    ['DUPL', true, null, 'a duplicate must never be sent a third time'],
    ['FF01', true, null, 'the file stays as it is'],
    ['FOCR', true, null, 'we asked for it'],
    ['MD07', true, /another bank account/, 'a death'],
    ['MS02', true, /your bank/, 'the payee says no'],
    ['MS03', true, /your bank/, 'the bank says no'],
    ['NARR', true, null, 'somebody must read the words'],
    ['RC01', true, /BIC/, 'the bank is wrong'],
    ['RR04', true, /your bank/, 'the law says no'],
    ['TM01', false, null, 'tomorrow it works'],
    ['R01', false, null, 'money may come'],
    ['R02', true, /another bank account/, 'closed, in American'],
    ['R03', true, /number/, 'no such account'],
    ['R20', true, /another bank account/, 'the account takes no such transfer'],
    ['XX99', true, null, 'unknown: a person asks'],
    ['toString', true, null, 'a word of JavaScript is no code'],
  ])('%s: permanent %s, merchant %s, since %s', (code, permanent, merchantDoes) => {
    const reason = bankReason(code);
    expect(reason.permanent).toBe(permanent);
    if (merchantDoes) expect(reason.merchantDoes).toMatch(merchantDoes);
    else expect(reason.merchantDoes).toBeNull();
    expect(reason.words).toMatch(/^[A-Z].*\.$/s);
  });

  test('may be none', () => {
    expect(bankReason(null)).toMatchObject({ permanent: true, words: 'The bank gave no reason: ask it.' });
  });
});
