import { expect, test } from 'vitest';
import { type ChargeOutcome, chargeOutcomes } from '../schema/outcomes';
import { type ChargeNews, newsOf, wordsForCustomer } from './customer-words';

const table: [ChargeOutcome, invoiceStatus: string, isTriedAgain: boolean, news: ChargeNews | null, reason: string][] =
  [
    ['charged', 'paid', false, 'paid', 'the receipt'],
    ['charged', 'void', false, null, 'a correction that our people make'],
    ['no_funds', 'open', true, 'charge-failed', 'tried again on a day'],
    ['no_funds', 'open', false, null, 'somebody said to charge it at once: that tells'],
    ['no_funds', 'failed', false, 'given-up', 'after the last try'],
    ['declined', 'overdue', false, 'given-up', 'fell overdue before the mail was made'],
    ['no_funds', 'paid', false, null, 'paid meanwhile'],
    ['no_funds', 'processing', true, null, 'charged again just now'],
    ['no_payment_method', 'failed', false, 'given-up', 'the customer can mend it'],
    ['network_error', 'open', true, null, 'none of the customer’s business'],
    ['currency_mismatch', 'failed', false, null, 'our people mend it'],
    ['held_back', 'open', true, null, 'nothing was tried'],
  ];
for (const [outcome, status, again, news, reason] of table) {
  test(`${outcome} of an invoice that is ${status} is told as ${news}: ${reason}`, () =>
    expect(newsOf(outcome, status, again)).toBe(news));
}

test('what a customer is told says what to do', () => {
  for (const outcome of chargeOutcomes) {
    const words = wordsForCustomer(outcome);
    if (words) expect(words.afterwards('CH-000001')).toContain('CH-000001');
  }
});
