import { describe, expect, test } from 'vitest';
import { dueThrough } from '@/server/billing/domain/due-day';
import { localDate, localDateOf } from '@/server/kernel/calendar';
import { countStops, type Destination, destinationOf, isTooFar, nextStop } from './clock-stops';

test.each<[string, Destination, string, string]>([
  ['2026-11-21T18:00:00Z', 'day', '2026-11-22T18:00:00.000Z', 'a day on'],
  ['2026-11-21T18:00:00Z', 'month', '2026-12-21T18:00:00.000Z', 'a month on'],
  ['2027-01-31T18:00:00Z', 'month', '2027-02-28T18:00:00.000Z', 'a shorter month: its last day'],
  ['2026-11-21T18:00:00Z', 'first', '2026-12-01T23:00:00.000Z', 'the evening of the next first'],
  ['2026-12-01T01:00:00Z', 'first', '2027-01-01T23:00:00.000Z', 'on a first, the one after'],
  ['2026-11-21T18:00:00Z', localDate('2026-11-21'), '2026-11-21T23:00:00.000Z', 'later today'],
])('from %s, %s leads to %s: %s', (at, to, expected) => {
  expect(destinationOf(to, new Date(at)).toISOString()).toBe(expected);
});

test('a year is as far as it goes', () => {
  const at = new Date('2026-11-21T18:00:00Z');
  expect(isTooFar(destinationOf(localDate('2027-11-21'), at), at)).toBe(false);
  expect(isTooFar(destinationOf(localDate('2027-11-23'), at), at)).toBe(true);
});

describe('the stops on the way', () => {
  const from = new Date('2026-11-21T18:10:00Z');
  const to = new Date('2027-03-03T00:00:00Z');
  const stops: Date[] = [];
  for (let at = from; at < to; ) {
    at = nextStop(at, to);
    stops.push(at);
  }

  test('go forward to the very end, as many as were counted', () => {
    expect(stops).toEqual(stops.toSorted((a, b) => a.getTime() - b.getTime()));
    expect(stops.at(-1)).toEqual(to);
    expect(stops).toHaveLength(countStops(from, to));
    expect(stops.length).toBeLessThan(4 * (31 + 66));
  });

  test('find the first of each month due on the day itself, in every zone and at any hour', () => {
    for (const zone of Intl.supportedValuesOf('timeZone'))
      for (const hour of [0, 9, 23])
        for (const first of ['2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01']) {
          const found = stops.find((at) => dueThrough(zone, at, { hour, onWorkingDay: false }) >= first);
          expect([zone, hour, found && localDateOf(found, zone)]).toEqual([zone, hour, first]);
        }
  });
});
