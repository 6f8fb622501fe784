import { describe, expect, it } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import type { TimeFrameLength } from '@/server/kernel/period';
import { followingEndingBefore, latestEndingBefore } from './suggested-days';

describe('the latest full frame', () => {
  it.each([
    ['2018-01-08', '2018-01-08', 'a Monday ends the week before it'],
    ['2018-01-09', '2018-01-08', 'a Tuesday is in a week that is not full yet'],
    ['2018-01-14', '2018-01-08', 'nor is a Sunday’s week before it ends'],
    ['2018-01-01', '2018-01-01', 'across the turn of the year'],
  ])('of a week, on %s, ends before %s: %s', (today, expected) => {
    expect(latestEndingBefore('1week', localDate(today))).toBe(expected);
  });

  it('of a day ends before today: yesterday', () => {
    expect(latestEndingBefore('1day', localDate('2018-03-01'))).toBe('2018-03-01');
  });
});

describe('the frame after a run', () => {
  it.each<[TimeFrameLength, string, string, string | null, string]>([
    ['1week', '2018-01-08', '2018-02-01', '2018-01-15', 'the seven days from the 8th'],
    ['1day', '2018-01-08', '2018-02-01', '2018-01-09', 'the 8th alone'],
    ['1week', '2018-01-08', '2018-01-15', '2018-01-15', 'over since midnight'],
    ['1week', '2018-01-08', '2018-01-14', null, 'its last day is not over'],
  ])('of %s after %s, on %s, ends before %s: %s', (length, end, today, expected) => {
    expect(followingEndingBefore(length, end, localDate(today))).toBe(expected);
  });
});
