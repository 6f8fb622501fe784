import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate, localDateOf } from '@/server/kernel/calendar';
import { offsetMsAt } from '@/server/kernel/time-zone';
import type { BillingSettings } from '../schema/policy';
import { dueThrough } from './due-day';

const dayMs = 86_400_000;
const quarterMs = 900_000;
const zones = Intl.supportedValuesOf('timeZone');
const midnight: BillingSettings = { hour: 0, onWorkingDay: false, beginsOn: null };

/** What the zone's clocks show, asked of Intl itself: `2026-11-01 00`. */
function wall(zone: string): (instantMs: number) => string {
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...numeric, hourCycle: 'h23' });
  return (instantMs) => format.format(instantMs);
}

/**
 * A clock that goes from two days before a first of the month to two days after it, at each step asking what is due, as a
 * biller does: it says when the first was found due, and that it was not before.
 */
function foundDue(zone: string, first: LocalDate, stepsMs: readonly number[], setting = midnight) {
  const found: { atMs: number; beforeMs: number }[] = [];
  let through = '';
  let beforeMs = Number.NaN;
  for (const atMs of stepsMs) {
    const next = dueThrough(zone, new Date(atMs), setting);
    if (next < through) throw new Error(`${zone}: ${through} was due, then only ${next}`);
    if (next >= first && through < first) found.push({ atMs, beforeMs });
    through = next;
    beforeMs = atMs;
  }
  return found;
}

const everyQuarter = (first: LocalDate) =>
  Array.from({ length: (4 * dayMs) / quarterMs + 1 }, (_, n) => Date.parse(first) - 2 * dayMs + n * quarterMs);

const firsts = (fromYear: number, years: number) =>
  Array.from({ length: years * 12 }, (_, n) =>
    localDate(`${fromYear + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, '0')}-01`),
  );

describe('every first of the month for ten years is found due exactly once', () => {
  test('in every zone, with each quarter of an hour where its clocks change nearby', { timeout: 600_000 }, () => {
    let changes = 0;
    for (const zone of zones) {
      const read = wall(zone);
      for (const first of firsts(2026, 10)) {
        const startMs = Date.parse(first);
        const [before, after] = [startMs - 3 * dayMs, startMs + 3 * dayMs].map((at) => offsetMsAt(at, zone)) as [
          number,
          number,
        ];
        // Between two changes of the clocks a day is 24 hours, so the quarters around its midnight show all there is.
        const around = [-dayMs, -quarterMs, 0, quarterMs, dayMs];
        const isQuiet = before === after;
        if (!isQuiet) changes++;
        const found = foundDue(zone, first, isQuiet ? around.map((ms) => startMs - before + ms) : everyQuarter(first));
        const only = found[0];
        if (found.length !== 1 || !only || !read(only.atMs).startsWith(first) || read(only.beforeMs) >= first)
          throw new Error(`${zone} ${first}: ${found.map(({ atMs }) => read(atMs))}`);
      }
    }
    expect(changes).toBeGreaterThan(100);
  });

  test.each([
    ['Asia/Beirut', '2026-11-01', 'a zone of late changes'],
    ['America/Havana', '2026-11-01', 'clocks go back from 01:00 to midnight on the first itself'],
    ['America/New_York', '2026-11-01', 'a first of 25 hours'],
    ['America/New_York', '2020-11-01', 'another, on a Sunday'],
    ['America/Asuncion', '2017-10-01', 'clocks skip the midnight with which the first begins'],
    ['America/Sao_Paulo', '2018-11-01', 'a change three days later'],
    ['America/St_Johns', '2009-11-01', 'clocks went back at 00:01: the first began twice'],
    ['Asia/Amman', '2022-04-01', 'clocks skipped the midnight of that first'],
    ['Africa/Casablanca', '2025-03-01', 'summer time ends for Ramadan'],
    ['Pacific/Kiritimati', '1995-01-01', 'the day before was left out'],
    ['Pacific/Apia', '2012-01-01', 'two days before, a day was left out'],
    ['Europe/Lisbon', '1992-10-01', 'a change of zone in the week before'],
    ['Australia/Lord_Howe', '2012-04-01', 'a change by half an hour on the first'],
    ['Antarctica/Troll', '2026-11-01', 'a change by two hours within the week'],
  ])('%s %s, at every hour that can be set: %s', (zone, text) => {
    const first = localDate(text);
    const read = wall(zone);
    for (let hour = 0; hour < 24; hour++) {
      const found = foundDue(zone, first, everyQuarter(first), { hour, onWorkingDay: false, beginsOn: null });
      expect(found).toHaveLength(1);
      const { atMs, beforeMs } = found[0] as { atMs: number; beforeMs: number };
      const due = `${first} ${String(hour).padStart(2, '0')}`;
      // Not before the hour, on the day itself, and not a quarter later than could be.
      expect(read(atMs) >= due && read(atMs).startsWith(first)).toBe(true);
      expect(read(beforeMs) < due).toBe(true);
    }
  });
});

describe('working days', () => {
  test.each([
    ['2026-10-30T12:00Z', '2026-10-30', 'a Friday'],
    ['2026-10-31T12:00Z', '2026-10-30', 'a Saturday waits'],
    ['2026-11-01T12:00Z', '2026-10-30', 'a first on a Sunday waits'],
    ['2026-11-02T08:59Z', '2026-10-30', 'a Monday before its hour'],
    ['2026-11-02T09:00Z', '2026-11-02', 'from the hour on, and the weekend with it'],
    ['2026-11-03T08:59Z', '2026-11-02', 'the next day has an hour of its own'],
  ])('at %s it is due through %s: %s', (at, expected) => {
    expect(dueThrough('UTC', new Date(at), { hour: 9, onWorkingDay: true })).toBe(expected);
  });

  test('a first on a weekend is found due once, on the Monday, in every zone', () => {
    const sunday = localDate('2026-11-01');
    const steps = everyQuarter(addDays(sunday, 1)).filter((at) => at % (4 * quarterMs) === 0);
    for (const zone of zones) {
      const found = foundDue(zone, sunday, steps, { hour: 6, onWorkingDay: true, beginsOn: null });
      expect([zone, found.map(({ atMs }) => localDateOf(new Date(atMs), zone))]).toEqual([zone, ['2026-11-02']]);
    }
  });
});

test.each([
  ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29', 'the last second before the jump'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31', 'the day that was left out is due with the next'],
  ['America/St_Johns', '2009-11-01T02:29:59Z', '2009-10-31', 'still the evening'],
  ['America/St_Johns', '2009-11-01T02:31:30Z', '2009-11-01', 'clocks show 23:01 again, yet the first began'],
])('%s at %s is due through %s: %s', (zone, at, expected) => {
  expect(dueThrough(zone, new Date(at), midnight)).toBe(expected);
});
