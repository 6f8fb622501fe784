import { describe, expect, test } from 'vitest';
import { latestTick, parseCron } from './cron-schedule';

const tick = (cron: string, after: string, until: string) =>
  latestTick(parseCron(cron), new Date(after), new Date(until))?.at.toISOString();

describe('the latest tick', () => {
  test.each([
    [
      '0 6 * * *',
      '2026-03-01T05:59:30Z',
      '2026-03-01T06:00:10Z',
      '2026-03-01T06:00:00.000Z',
      'without a zone it is UTC',
    ],
    ['0 6 * * *', '2026-03-01T06:00:00Z', '2026-03-01T06:05:00Z', undefined, 'a tick that was seen is not seen again'],
    [
      'TZ=Europe/Madrid 0 6 * * *',
      '2026-01-15T00:00:00Z',
      '2026-01-15T12:00:00Z',
      '2026-01-15T05:00:00.000Z',
      'winter: an hour ahead of UTC',
    ],
    [
      'TZ=Europe/Madrid 0 6 * * *',
      '2026-07-15T00:00:00Z',
      '2026-07-15T12:00:00Z',
      '2026-07-15T04:00:00.000Z',
      'summer: two hours ahead',
    ],
    [
      'TZ=Asia/Kathmandu 0 0 1 * *',
      '2026-03-30T00:00:00Z',
      '2026-04-02T00:00:00Z',
      '2026-03-31T18:15:00.000Z',
      'the first of the month there is not the first here',
    ],
    [
      '0 0 * * 1',
      '2026-03-01T00:00:00Z',
      '2026-03-10T00:00:00Z',
      '2026-03-09T00:00:00.000Z',
      'of two missed Mondays, the last',
    ],
    ['*/15 * * * *', '2026-03-01T00:01:00Z', '2026-03-01T00:14:59Z', undefined, 'nothing lies between'],
    ['0 0 1 * *', '2026-02-01T00:00:30Z', '2026-03-04T00:00:00Z', '2026-03-01T00:00:00.000Z', 'a month of absence'],
  ])('%s after %s until %s is %s: %s', (cron, after, until, expected, _reason) => {
    expect(tick(cron, after, until)).toBe(expected);
  });
});

describe('when the clock goes forward', () => {
  test.each([
    ['TZ=Europe/Madrid 30 2 * * *', '2026-03-29T01:00:00.000Z', 'what falls into the skipped hour is due at its end'],
    ['TZ=Europe/Madrid 0 3 * * *', '2026-03-29T01:00:00.000Z', 'what is due at its end is due once'],
    ['TZ=America/Sao_Paulo 0 0 4 11 *', '2018-11-04T03:00:00.000Z', 'a day that begins at one o’clock'],
  ])('%s is due at %s: %s', (cron, expected, _reason) => {
    const day = Date.parse(expected);
    expect(tick(cron, new Date(day - 7_200_000).toISOString(), new Date(day + 7_200_000).toISOString())).toBe(expected);
  });
});

describe('when the clock goes back', () => {
  const ticksOf = (cron: string, from: string, to: string) => {
    const schedule = parseCron(cron);
    const ticks: string[] = [];
    for (let at = Date.parse(from); at < Date.parse(to); at += 60_000) {
      const found = latestTick(schedule, new Date(at), new Date(at + 60_000));
      if (found) ticks.push(found.at.toISOString());
    }
    return ticks;
  };

  test('what is due at certain hours runs in the first of the two', () => {
    expect(ticksOf('TZ=Europe/Madrid 30 2 * * *', '2026-10-24T22:00:00Z', '2026-10-25T22:00:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
    ]);
  });

  test('what is due every hour runs in both', () => {
    expect(ticksOf('TZ=Europe/Madrid 30 * * * *', '2026-10-24T23:00:00Z', '2026-10-25T02:00:00Z')).toHaveLength(3);
  });

  test('every day has one tick, through a year of changes', () => {
    for (const zone of ['Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Beirut', 'Pacific/Apia']) {
      const schedule = parseCron(`TZ=${zone} 30 2 * * *`);
      const names = new Set<string>();
      let count = 0;
      for (let at = Date.parse('2026-01-01T00:00:00Z'); at < Date.parse('2027-01-01T00:00:00Z'); at += 3_600_000) {
        const found = latestTick(schedule, new Date(at), new Date(at + 3_600_000));
        if (!found) continue;
        count++;
        names.add(found.name);
      }
      expect([zone, count, names.size]).toEqual([zone, 365, 365]);
    }
  });
});
