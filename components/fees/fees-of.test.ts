import { expect, test } from 'vitest';
import { firstOfNextMonth, lastMonths } from './fees-of';

test.each([
  ['2026-11-30', '2026-12-01', { from: '2026-08', through: '2026-10' }],
  ['2026-12-31', '2027-01-01', { from: '2026-09', through: '2026-11' }],
  ['2026-01-31', '2026-02-01', { from: '2025-10', through: '2025-12' }],
])('on %s the next month begins on %s', (day, next, months) => {
  expect(firstOfNextMonth(day)).toBe(next);
  expect(lastMonths(day)).toEqual(months);
});
