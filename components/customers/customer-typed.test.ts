import { expect, it } from 'vitest';
import { customerExample } from '@/server/invoices/schema/examples';
import { factsTyped, typedCustomer } from './customer-typed';

it('comes back as it was, with its card left alone', () => {
  const { name, email, address, taxId, currency, timeZone, locale, dunningPolicy, tells } = customerExample;
  expect(factsTyped(typedCustomer(customerExample, 'UTC'))).toEqual({
    ...{ name, email, address, taxId, currency, timeZone, locale, dunningPolicy, tells },
  });
});

it.each([
  ['none', null, 'no card from now on'],
  ['other', { token: 'sim_ok', brand: 'visa', last4: '4242', expiry: '12/30' }, 'another one'],
] as const)('a card that is %s becomes %j: %s', (card, expected, _reason) => {
  const typed = {
    ...typedCustomer(customerExample, 'UTC'),
    token: 'sim_ok',
    brand: 'visa',
    last4: '4242',
    expiry: '12/30',
  };
  expect(factsTyped({ ...typed, card }).card).toEqual(expected);
});

it('leaves empty lines of an address out, and takes a currency in small letters', () => {
  const typed = { ...typedCustomer(customerExample, 'UTC'), address: ' Quay 1 \n\nPort', currency: 'eur', taxId: ' ' };
  expect(factsTyped(typed)).toMatchObject({ address: ['Quay 1', 'Port'], currency: 'EUR', taxId: null });
});
