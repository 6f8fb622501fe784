import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { addDays, type LocalDate, localDate } from './calendar';
import { contains, overlaps, type Period, timeFrame } from './period';

const period = (from: string, to: string): Period => ({ from: localDate(from), to: localDate(to) });
const dates = fc.integer({ min: -400, max: 400 }).map((days) => addDays(localDate('2018-01-01'), days));
const periods = fc.tuple(dates, fc.nat(40)).map(([from, days]): Period => ({ from, to: addDays(from, days) }));

describe('timeFrame', () => {
  test('ends before the day named', () => {
    expect(timeFrame('1week', localDate('2018-01-08'))).toEqual(period('2018-01-01', '2018-01-08'));
    expect(timeFrame('1day', localDate('2018-03-01'))).toEqual(period('2018-02-28', '2018-03-01'));
  });

  test.prop([dates])('a week is its seven days and no other', (endingBefore) => {
    const week = timeFrame('1week', endingBefore);
    const days: LocalDate[] = [];
    for (let offset = -20; offset <= 20; offset++) {
      const day = addDays(endingBefore, offset);
      if (contains(week, day)) days.push(day);
    }
    expect(days).toEqual([-7, -6, -5, -4, -3, -2, -1].map((offset) => addDays(endingBefore, offset)));
  });
});

describe('overlaps', () => {
  test.each([
    [period('2018-01-01', '2018-01-08'), period('2018-01-08', '2018-01-15'), false, 'they only touch'],
    [period('2018-01-01', '2018-01-08'), period('2018-01-07', '2018-01-08'), true, 'the last day is in both'],
    [period('2018-01-01', '2018-01-08'), period('2018-01-03', '2018-01-03'), false, 'the second has no day'],
  ])('%j and %j: %s, since %s', (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });

  test.prop([periods, periods])('two periods overlap exactly when they share a day', (a, b) => {
    let shared = 0;
    for (let day = a.from; day < a.to; day = addDays(day, 1)) if (contains(b, day)) shared++;
    expect(overlaps(a, b)).toBe(shared > 0);
    expect(overlaps(b, a)).toBe(overlaps(a, b));
  });
});
