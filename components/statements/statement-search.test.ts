import { describe, expect, it } from 'vitest';
import { monthBefore, monthsUntil } from './statement-search';

describe('months', () => {
  it.each([
    ['2026-03-31', '2026-02', 'the last that is over, not thirty days ago'],
    ['2026-01-01', '2025-12', 'across the turn of the year'],
  ])('before %s is %s: %s', (day, month) => {
    expect(monthBefore(day)).toBe(month);
  });

  it('go backwards from the month one is in', () => {
    expect(monthsUntil('2026-02-11', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  });
});
