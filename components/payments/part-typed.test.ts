import { expect, it } from 'vitest';
import { partTyped } from './part-typed';

const left = { amount: 2_000, currency: 'EUR' };

it.each<[string, ReturnType<typeof partTyped>, string]>([
  ['5', { ok: true, amount: 500 }, 'a part'],
  ['20.00', { ok: true, amount: 2_000 }, 'all of it'],
  ['20,01', { ok: false, message: 'This is more than what is left' }, 'a cent too much'],
  ['0', { ok: false, message: 'This must be more than 0' }, 'nothing'],
  ['-1', { ok: false, message: 'This is below zero' }, 'the other way'],
])('%s of 20.00 is %o: %s', (text, expected) => {
  expect(partTyped(text, left)).toEqual(expected);
});
