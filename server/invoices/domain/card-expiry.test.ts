import { expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { lastDayOf, monthsToWarnOf, warningOf } from './card-expiry';

test.each([
  ['02/28', '2028-02-29', 'a leap year'],
  ['02/27', '2027-02-28', 'no leap year'],
  ['12/26', '2026-12-31', 'the end of a year'],
])('a card %s can be charged until %s: %s', (expiry, last) => expect(lastDayOf(expiry)).toBe(last));

test.each([
  ['2026-11-30', null, 'more than 30 days'],
  ['2026-12-01', 30, 'its last month begins'],
  ['2026-12-23', 30, 'not yet a week'],
  ['2026-12-24', 7, 'a week'],
  ['2026-12-31', 7, 'its last day'],
  ['2027-01-01', null, 'it has ended: a charge will say so'],
] as [today: string, warning: number | null, reason: string][])(
  'on %s a card that ends in December 2026 is told of by %s days: %s',
  (today, warning) => {
    expect(warningOf('12/26', localDate(today))).toBe(warning);
    if (warning !== null) expect(monthsToWarnOf(localDate(today))).toContain('12/26');
  },
);
