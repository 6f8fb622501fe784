import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { instantMsOf, isTimeZone, offsetMsAt } from './time-zone';

const zones = Intl.supportedValuesOf('timeZone');
const instants = fc.date({ min: new Date('1850-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });

describe('isTimeZone', () => {
  test.each([
    ['Europe/Madrid', true, 'a zone'],
    ['UTC', true, 'the zone without a place'],
    ['Asia/Calcutta', true, 'an old name that still stands'],
    ['Etc/GMT+5', true, 'a zone whose name contains a sign'],
    ['+02:00', false, 'an offset knows no summer time'],
    ['Europe/Atlantis', false, 'no such place'],
    ['', false, 'nothing'],
  ])('%j: %s, since it is %s', (text, expected) => {
    expect(isTimeZone(text)).toBe(expected);
  });
});

describe('offsetMsAt', () => {
  /** Asked of `Intl` in another way: by the name of the offset. */
  function offsetByName(instant: Date, zone: string): number {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes, seconds] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? ['no match'];
    const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return (sign === '-' ? -size : size) * 1000;
  }

  test.prop([instants, fc.constantFrom(...zones)], { numRuns: 500 })(
    'is what Intl names, since 1850',
    (instant, zone) => {
      expect(offsetMsAt(instant.getTime(), zone)).toBe(offsetByName(instant, zone));
    },
  );

  test.each([
    ['America/St_Johns', '2005-04-03T03:31:00Z', -3.5, -2.5, 'inside a quarter hour'],
    ['Europe/Madrid', '2018-03-25T01:00:00Z', 1, 2, 'between two'],
  ])('knows when %s changes at %s to the millisecond: %s to %s hours, %s', (zone, at, before, after) => {
    const instantMs = Date.parse(at);
    for (const distanceMs of [1, 10_000, 60_000]) {
      expect(offsetMsAt(instantMs - distanceMs, zone)).toBe(before * 3_600_000);
      expect(offsetMsAt(instantMs + distanceMs - 1, zone)).toBe(after * 3_600_000);
    }
  });

  test('a text that is no zone is a bug', () => {
    expect(() => offsetMsAt(0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('instantMsOf', () => {
  test.each([
    ['2018-01-01T12:00', 'Europe/Madrid', '2018-01-01T11:00:00.000Z', 'an ordinary time'],
    ['2018-03-25T02:30', 'Europe/Madrid', '2018-03-25T01:30:00.000Z', 'skipped: it moves on to 03:30'],
    ['2018-03-25T01:59', 'Europe/Madrid', '2018-03-25T00:59:00.000Z', 'just before the gap'],
    ['2018-03-25T03:00', 'Europe/Madrid', '2018-03-25T01:00:00.000Z', 'just after the gap'],
    ['2018-10-28T02:30', 'Europe/Madrid', '2018-10-28T00:30:00.000Z', 'it occurs twice: the earlier'],
    ['2018-10-28T03:00', 'Europe/Madrid', '2018-10-28T02:00:00.000Z', 'just after'],
    [
      '2011-12-30T12:00',
      'Pacific/Apia',
      '2011-12-30T22:00:00.000Z',
      'on a day that was skipped: the same time next day',
    ],
    ['2018-11-04T00:30', 'America/Sao_Paulo', '2018-11-04T03:30:00.000Z', 'in a gap at midnight: 01:30'],
  ])('%s in %s is %s: %s', (wall, zone, instant) => {
    expect(new Date(instantMsOf(Date.parse(`${wall}Z`), zone)).toISOString()).toBe(instant);
  });

  const recent = fc.date({ min: new Date('1970-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
  test.prop([recent, fc.constantFrom(...zones)], { numRuns: 1000 })(
    'gives an instant at which the clock shows what it was asked for, unless that is in a gap; and never a later one',
    (instant, zone) => {
      const wallMs = instant.getTime() + offsetMsAt(instant.getTime(), zone);
      const found = instantMsOf(wallMs, zone);
      expect(found + offsetMsAt(found, zone)).toBe(wallMs);
      expect(found).toBeLessThanOrEqual(instant.getTime());
    },
  );
});
