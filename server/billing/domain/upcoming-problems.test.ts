import { expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { type Upcoming, upcomingProblems } from './upcoming-problems';

const fine: Upcoming = {
  currency: 'EUR',
  customer_status: 'active',
  customer_currency: 'EUR',
  payment_token: 'sim_ok',
  card_last4: '4242',
  card_expiry: '12/26',
  charge_on: localDate('2026-12-01'),
};

test.each<[Partial<Upcoming>, string[], string]>([
  [{}, [], 'nothing is in the way'],
  [{ customer_status: 'suspended' }, ['customer_suspended'], 'nothing is sent for who is suspended'],
  [{ customer_currency: 'SEK' }, ['currency_mismatch'], 'the customer moved to another currency'],
  [{ payment_token: null, card_last4: null, card_expiry: null }, ['no_payment_method'], 'there is no card'],
  [{ card_expiry: '11/26' }, ['card_expired'], 'it ends the day before'],
  [{ card_expiry: '11/26', charge_on: localDate('2026-11-30') }, [], 'its last day'],
  [{ card_expiry: null }, [], 'what is not known of a card is not held against it'],
  [{ customer_status: 'suspended', card_expiry: '01/20' }, ['customer_suspended', 'card_expired'], 'both are said'],
])('%j: %j, since %s', (facts, codes) => {
  expect(upcomingProblems({ ...fine, ...facts }).map(({ code }) => code)).toEqual(codes);
});

test('says it of a day that is to come', () => {
  const [problem] = upcomingProblems({ ...fine, customer_currency: 'SEK' });
  expect(problem?.words).toBe(
    'The invoice is in EUR, and the customer pays in SEK: on 2026-12-01 it could not be charged.',
  );
});
