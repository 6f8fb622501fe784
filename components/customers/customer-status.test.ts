import { expect, it } from 'vitest';
import { monthsLeft } from './customer-status';

it.each([
  ['11/26', 0, 'this month'],
  ['01/27', 2, 'over the turn of the year'],
  ['10/26', -1, 'the month before'],
])('a card until %s has %s months left in November 2026: %s', (expiry, months) => {
  expect(monthsLeft(expiry, new Date('2026-11-21T00:00:00Z'))).toBe(months);
});
