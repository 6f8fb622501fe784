import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  addDays,
  compareDates,
  daysBetween,
  firstOfMonth,
  isLocalDate,
  localDate,
  localDateOf,
  startOfDay,
  weekdayOf,
} from './calendar';

const hourMs = 3_600_000;
const zones = Intl.supportedValuesOf('timeZone');
const instants = fc.date({ min: new Date('2012-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
const dates = fc.integer({ min: -350_000, max: 2_900_000 }).map((days) => addDays(localDate('1970-01-01'), days));

describe('localDate', () => {
  test.each([
    ['2018-02-28', true, 'a day'],
    ['2016-02-29', true, 'a leap day'],
    ['2000-02-29', true, 'a leap day of a century that is one'],
    ['2018-02-30', false, 'February never has 30 days'],
    ['2018-02-29', false, 'no leap year'],
    ['1900-02-29', false, 'no leap year: a century'],
    ['2018-13-01', false, 'no such month'],
    ['2018-00-10', false, 'no such month'],
    ['2018-01-00', false, 'no such day'],
    ['2018-2-3', false, 'not padded'],
    ['0218-01-01', false, 'a slip of the hand'],
    ['2018-01-01T00:00:00Z', false, 'an instant'],
    [' 2018-01-01', false, 'callers trim'],
    ['', false, 'nothing'],
  ])('%j is a day: %s, since %s', (text, expected) => {
    expect(isLocalDate(text)).toBe(expected);
    if (expected) expect(localDate(text)).toBe(text);
    else expect(() => localDate(text)).toThrow(RangeError);
  });
});

describe('arithmetic of days', () => {
  test.each([
    ['2018-01-31', 1, '2018-02-01', 'over the month'],
    ['2018-12-31', 1, '2019-01-01', 'over the year'],
    ['2016-02-28', 1, '2016-02-29', 'into the leap day'],
    ['2018-03-01', -1, '2018-02-28', 'back'],
    ['1969-12-31', 1, '1970-01-01', 'over the epoch'],
  ])('%s + %i is %s: %s', (date, days, expected) => {
    expect(addDays(localDate(date), days)).toBe(expected);
    expect(daysBetween(localDate(date), localDate(expected))).toBe(days);
  });

  test.each([
    ['2018-01-01', 1, 'a Monday'],
    ['2018-01-07', 7, 'a Sunday'],
    ['1970-01-01', 4, 'the epoch, a Thursday'],
    ['1969-12-31', 3, 'the day before it'],
    ['1582-10-15', 5, 'the first Gregorian day, a Friday'],
  ])('%s is weekday %i: %s', (date, weekday) => {
    expect(weekdayOf(localDate(date))).toBe(weekday);
  });

  test.prop([dates, fc.integer({ min: -1000, max: 1000 })])('is consistent', (date, days) => {
    fc.pre(date > '1003' && date < '9996');
    const other = addDays(date, days);
    expect(isLocalDate(other)).toBe(true);
    expect(daysBetween(date, other)).toBe(days);
    expect(Math.sign(compareDates(other, date))).toBe(Math.sign(days));
    expect(weekdayOf(other)).toBe(((((weekdayOf(date) - 1 + days) % 7) + 7) % 7) + 1);
    expect(daysBetween(firstOfMonth(date), date)).toBe(Number(date.slice(8)) - 1);
  });

  test('ends with the calendar', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(localDate('1000-01-01'), -1)).toThrow(RangeError);
    expect(() => localDateOf(new Date(Number.NaN), 'UTC')).toThrow(RangeError);
    expect(() => localDateOf(new Date('0050-06-01T00:00:00Z'), 'Europe/Madrid')).toThrow(RangeError);
  });
});

describe('days in time zones', () => {
  test.each([
    ['Europe/Madrid', '2018-01-01', '2017-12-31T23:00:00.000Z', 24, 'an ordinary day'],
    ['Europe/Madrid', '2018-03-25', '2018-03-24T23:00:00.000Z', 23, 'clocks go forward'],
    ['Europe/Madrid', '2018-10-28', '2018-10-27T22:00:00.000Z', 25, 'clocks go back'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', 23, 'it begins at 01:00'],
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T02:00:00.000Z', 25, 'its last hour comes twice'],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00.000Z', 23, 'it begins at 01:00'],
    ['America/Havana', '2018-11-04', '2018-11-04T04:00:00.000Z', 25, 'its first hour comes twice'],
    ['Australia/Lord_Howe', '2018-04-01', '2018-03-31T13:00:00.000Z', 24.5, 'clocks go back half an hour'],
    ['Asia/Kathmandu', '2018-01-01', '2017-12-31T18:15:00.000Z', 24, 'an offset of 5:45'],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z', 24, 'the day before the one skipped'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z', 0, 'skipped to change sides of the date line'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z', 24, 'the day after it'],
    [
      'America/Toronto',
      '1919-03-31',
      '1919-03-31T04:30:00.000Z',
      23.5,
      'it begins at 00:30: half past eleven was skipped',
    ],
    ['UTC', '2018-03-25', '2018-03-25T00:00:00.000Z', 24, 'no clocks to change'],
  ])('%s %s starts at %s and lasts %f hours: %s', (zone, text, start, hours) => {
    const date = localDate(text);
    const begin = startOfDay(date, zone);
    const end = startOfDay(addDays(date, 1), zone);
    expect(begin.toISOString()).toBe(start);
    expect((end.getTime() - begin.getTime()) / hourMs).toBe(hours);
  });

  test.prop([instants, fc.constantFrom(...zones)], { numRuns: 2000 })(
    'an instant lies between the start of its day and the start of the next',
    (instant, zone) => {
      const date = localDateOf(instant, zone);
      expect(startOfDay(date, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
      expect(startOfDay(addDays(date, 1), zone).getTime()).toBeGreaterThan(instant.getTime());
    },
  );

  // Two years of days back to back, each from its first to its last millisecond: 23 and 25 hours lose nothing and count
  // nothing twice.
  test.each(zones.filter((_, index) => index % 12 === 0))(
    'every instant of 2018 and 2019 lies in one day in %s',
    (zone) => {
      let date = localDate('2018-01-01');
      let start = startOfDay(date, zone).getTime();
      while (date < '2020-01-01') {
        const next = addDays(date, 1);
        const end = startOfDay(next, zone).getTime();
        expect(localDateOf(new Date(start), zone)).toBe(date);
        expect(localDateOf(new Date(end - 1), zone)).toBe(date);
        expect(localDateOf(new Date(end), zone)).toBe(next);
        [date, start] = [next, end];
      }
    },
  );
});
