import { describe, expect, test } from 'vitest';
import { knownActions, sentenceOf } from './sentences';

const told = (
  action: string,
  after: Record<string, unknown> | null = null,
  before: Record<string, unknown> | null = null,
) => ({
  action,
  after,
  before,
  objectType: action.split('.')[0] as string,
});

describe('what was done, after the name of who did it', () => {
  const rows: [reason: string, entry: Parameters<typeof sentenceOf>[0], where: 'this' | 'the' | 'a', words: string][] =
    [
      ['on its own page', told('run.requested'), 'this', 'asked for this run'],
      ['in a list', told('run.requested'), 'a', 'asked for a run'],
      ['a noun of its own', told('api_key.revoked'), 'a', 'revoked an API key'],
      ['figures', told('run.calculated', { merchants: 1193 }), 'this', 'calculated this run: 1,193 merchants'],
      ['one is not many', told('run.calculated', { merchants: 1 }), 'this', 'calculated this run: 1 merchant'],
      [
        'what a file brought',
        told('import.completed', { taken: { created: 2, completed: 0, alreadyThere: 1 } }),
        'this',
        'took the rows in: 2 new, 1 there already',
      ],
      [
        'what was charged',
        told('invoice.charged', { amount: 2178, currency: 'EUR' }),
        'this',
        'charged this invoice: 21.78 EUR',
      ],
      [
        'why it was not charged, and what then',
        told('invoice.charge_failed', { status: 'open', words: 'Too little.', nextTryAt: '2026-05-02T00:00:00Z' }),
        'this',
        'could not charge this invoice: Too little; it is tried again on 2026-05-02',
      ],
      [
        'from and to',
        told('user.role_changed', { role: 'finance_operator' }, { role: 'auditor' }),
        'this',
        'changed the role of this person from auditor to finance operator',
      ],
      ['on the page of what it came of', told('payment.captured'), 'the', 'took the money of the payment'],
      [
        'a card by its end',
        told('payment.accepted', { method: 'credit_card', card: { brand: 'visa', last4: '4242' }, status: 'created' }),
        'this',
        'started this payment by credit card, Visa ending in 4242',
      ],
      [
        'a transfer that ended well has the same name',
        told('payment.accepted', { status: 'accepted' }),
        'this',
        'heard that the receiving bank took this payment',
      ],
      [
        'an amount, in its currency',
        told('refund.requested', { amountMinor: '2500', currency: 'JPY' }),
        'a',
        'asked for a refund of 2500 JPY',
      ],
      [
        'what goes back has no sign',
        told('payable.owed', { kind: 'refund', netMinor: -475, currency: 'EUR' }),
        'a',
        'takes 4.75 EUR back from the merchant for the refund',
      ],
      ['work has no article', told('dead_letter.replayed'), 'the', 'had work that was stuck started again'],
      ['an action that nobody put into words', told('parcel.sent_off'), 'this', 'sent off: parcel'],
    ];
  test.each(rows)('%s', (_reason, entry, where, words) => {
    expect(sentenceOf(entry, where)).toBe(words);
  });

  test.each(knownActions)('%s says something even of an entry that holds nothing', (action) => {
    expect(sentenceOf(told(action), 'a')).not.toMatch(/undefined|null|NaN|\{it\}/);
  });
});
