import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountGiven } from '../schema/bank-accounts';
import { checkAccount, identityOf, maskedOf, payableFrom, type Standing, stateOf } from './bank-account';

const iban = (text: string, bic?: string): AccountGiven => ({ scheme: 'iban', iban: text, ...(bic ? { bic } : {}) });
const us = (routingNumber: string, accountNumber = '000123456789'): AccountGiven => ({
  scheme: 'us',
  routingNumber,
  accountNumber,
  accountType: 'checking',
});

describe('an account that is paid to', () => {
  test.each<[reason: string, currency: string, given: AccountGiven, masked: string]>([
    ['an IBAN in electronic format', 'EUR', iban('DE89370400440532013000'), 'DE•• •••• •••• 3000'],
    ['as people write it', 'EUR', iban(' es91 2100 0418 4502 0005 1332 '), 'ES•• •••• •••• 1332'],
    ['with dashes', 'EUR', iban('NL91-ABNA-0417-1643-00'), 'NL•• •••• •••• 4300'],
    ['with a BIC in small letters', 'EUR', iban('DE89370400440532013000', 'cobadeff xxx'), 'DE•• •••• •••• 3000'],
    ['SEPA beyond the euro', 'EUR', iban('CH9300762011623852957'), 'CH•• •••• •••• 2957'],
    ['another currency, any country', 'BHD', iban('BH67BMAG00001299123456'), 'BH•• •••• •••• 3456'],
    ['a US account', 'USD', us('021000021'), '•••• 6789'],
    ['with blanks and dashes', 'USD', us('0210 0002-1', '0001-2345 6789'), '•••• 6789'],
    ['the shortest there is: half of it', 'USD', us('121000358', '1234'), '•••• 34'],
  ])('%s', (_reason, currency, given, masked) => {
    const checked = checkAccount(given, currency);
    expect(checked.ok && maskedOf(checked.value)).toBe(masked);
  });
});

describe('is refused, at its field', () => {
  test.each<[reason: string, currency: string, given: AccountGiven, fields: string[]]>([
    ['a wrong check digit', 'EUR', iban('DE88370400440532013000'), ['account.iban']],
    ['a character too few', 'EUR', iban('DE8937040044053201300'), ['account.iban']],
    ['two characters changed places', 'EUR', iban('DE89370400440532010300'), ['account.iban']],
    ['no country there is', 'EUR', iban('XX89370400440532013000'), ['account.iban']],
    ['a country outside of SEPA for euros', 'EUR', iban('BH67BMAG00001299123456'), ['account.iban']],
    ['a BIC that is none', 'EUR', iban('DE89370400440532013000', 'COBA'), ['account.bic']],
    ['both', 'EUR', iban('DE', 'COBA'), ['account.iban', 'account.bic']],
    ['an IBAN for dollars', 'USD', iban('DE89370400440532013000'), ['account.scheme']],
    ['a US account for euros', 'EUR', us('021000021'), ['account.scheme']],
    ['a routing number’s check digit', 'USD', us('021000022'), ['account.routingNumber']],
    ['eight digits', 'USD', us('02100002'), ['account.routingNumber']],
    ['a district that there is not', 'USD', us('991000021'), ['account.routingNumber']],
    ['nothing but noughts, which add up too', 'USD', us('000000000'), ['account.routingNumber']],
    ['three digits', 'USD', us('021000021', '123'), ['account.accountNumber']],
    ['eighteen digits', 'USD', us('021000021', '1'.repeat(18)), ['account.accountNumber']],
    ['letters', 'USD', us('021000021', '12x45'), ['account.accountNumber']],
  ])('%s', (_reason, currency, given, fields) => {
    const checked = checkAccount(given, currency);
    expect(!checked.ok && checked.refusal.fields?.map(({ field }) => field)).toEqual(fields);
  });
});

test('what is shown never tells more than four digits of a number, nor more than half of it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{4,17}$/), (accountNumber) => {
      const masked = maskedOf({ scheme: 'us', routingNumber: '021000021', accountNumber, accountType: 'savings' });
      const shown = masked.replace(/\D/g, '');
      expect(accountNumber.endsWith(shown)).toBe(true);
      expect(shown).toHaveLength(Math.min(4, Math.floor(accountNumber.length / 2)));
    }),
  );
});

test('one account is one, however it is written and held', () => {
  const identity = (given: AccountGiven, currency: string) => {
    const checked = checkAccount(given, currency);
    return checked.ok && identityOf(checked.value);
  };
  expect(identity(iban('de89 3704 0044 0532 0130 00'), 'EUR')).toBe(
    identity(iban('DE89370400440532013000', 'COBADEFFXXX'), 'DKK'),
  );
  expect(identity(us('021000021'), 'USD')).toBe(
    identity({ ...us('0210-00021'), accountType: 'savings' } as AccountGiven, 'USD'),
  );
  expect(identity(us('021000021'), 'USD')).not.toBe(identity(us('121000358'), 'USD'));
});

const at = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-05T10:00:00Z');

test('the first account is paid to at once, a changed one after the cooling-off', () => {
  expect(payableFrom(at, true, 72)).toEqual(at);
  expect(payableFrom(at, false, 72)).toEqual(later);
  expect(payableFrom(at, false, 0)).toEqual(at);
});

test.each<[state: string, Partial<Standing>, reason: string]>([
  ['waiting', { verdict: null }, 'nobody has decided'],
  ['rejected', { verdict: 'rejected' }, 'a no'],
  ['withdrawn', { verdict: 'withdrawn' }, 'taken back'],
  ['cooling_off', { payableFrom: later }, 'its time has not come'],
  ['active', { payableFrom: at }, 'its time comes this instant'],
  ['replaced', { payableFrom: at, isNewest: false }, 'another was confirmed since'],
  ['replaced', { payableFrom: later, isNewest: false }, 'another was confirmed before its time came'],
])('is %s: %3$s', (state, standing) => {
  expect(stateOf({ verdict: 'confirmed', isNewest: true, payableFrom: null, ...standing }, at)).toBe(state);
});
