import { expect, test } from 'vitest';
import { chargeOutcomeOf, refusalBeforeCall } from './charge-outcome';

test.each([
  ['succeeded', undefined, 'charged'],
  ['declined', 'insufficient_funds', 'no_funds'],
  ['declined', 'card_declined', 'declined'],
  ['failed', 'resource_missing', 'customer_not_found'],
  ['failed', 'currency_mismatch', 'currency_mismatch'],
  ['failed', undefined, 'declined'],
  ['not_sent', undefined, 'network_error'],
  ['pending', undefined, 'pending'],
  ['not_found', undefined, 'not_found'],
  // In doubt it may have been charged.
  ['unknown', 'timeout', 'unknown'],
  ['something new', undefined, 'unknown'],
])('%s with %s is %s', (outcome, code, expected) => expect(chargeOutcomeOf({ outcome, code })).toBe(expected));

const sendable = {
  kind: 'charge',
  currency: 'EUR',
  customer_status: 'active',
  customer_currency: 'EUR',
  payment_token: 'tok',
} as const;

test.each([
  ['nothing is in the way', {}, undefined],
  ['suspended', { customer_status: 'suspended' }, 'customer_suspended'],
  ['another currency', { customer_currency: 'SEK' }, 'currency_mismatch'],
  ['no card', { payment_token: null }, 'no_payment_method'],
  ['a question is asked whatever has changed since', { kind: 'look_up', payment_token: null }, undefined],
] as const)('%s', (_why, more, expected) => {
  expect(refusalBeforeCall({ ...sendable, ...more })?.outcome).toBe(expected);
});
