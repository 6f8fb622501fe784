import { describe, expect, it } from 'vitest';
import { dayText, periodText } from './day-text';

const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, ' ');

describe('days', () => {
  it.each<[string, { weekday?: boolean }, string, string]>([
    ['2018-01-08', {}, 'Jan 8, 2018', 'a day'],
    ['2018-01-08', { weekday: true }, 'Mon, Jan 8, 2018', 'with its weekday'],
    ['2018-12-31', {}, 'Dec 31, 2018', 'no zone moves it to the next year'],
  ])('%s %j → %s: %s', (day, options, expected) => {
    expect(dayText(day, 'en-US', options)).toBe(expected);
  });
});

describe('periods', () => {
  it.each([
    ['2018-01-01', '2018-01-08', 'Jan 1 – 7, 2018', 'the day it ends before is not in it'],
    ['2018-01-01', '2018-01-02', 'Jan 1, 2018', 'one day is no range'],
    ['2017-12-28', '2018-01-04', 'Dec 28, 2017 – Jan 3, 2018', 'across the turn of the year'],
  ])('from %s to before %s → %s: %s', (start, end, expected) => {
    expect(plain(periodText({ start, end }, 'en-US'))).toBe(expected);
  });
});
