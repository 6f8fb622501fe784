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
  const rows: [reason: string, entry: Parameters<typeof sentenceOf>[0], where: 'this' | 'a', words: string][] = [
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
      'from and to',
      told('user.role_changed', { role: 'finance_operator' }, { role: 'auditor' }),
      'this',
      'changed the role of this person from auditor to finance operator',
    ],
    ['an action that nobody put into words', told('parcel.sent_off'), 'this', 'sent off: parcel'],
  ];
  test.each(rows)('%s', (_reason, entry, where, words) => {
    expect(sentenceOf(entry, where)).toBe(words);
  });

  test.each(knownActions)('%s says something even of an entry that holds nothing', (action) => {
    expect(sentenceOf(told(action), 'a')).not.toMatch(/undefined|null|NaN|\{it\}/);
  });
});
