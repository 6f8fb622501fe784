import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, type LocalDate, localDate, weekdayOf } from '@/server/kernel/calendar';
import { lastPayDay, nextPayDay, payWeekdays, type Schedule, type Standing, turnOn, turnsThrough } from './schedule';

const date = (text: string | null) => (text === null ? null : localDate(text));
const schedule = (
  frequency: 'daily' | 'weekly',
  liveOn: string | null,
  weekdays: number[] | null = null,
): Schedule => ({
  frequency,
  liveOn: date(liveOn),
  weekdays,
});

describe('pay days', () => {
  // 2026-01-05 is a Monday.
  const rows: [reason: string, of: Schedule, today: string, last: string, next: string][] = [
    ['daily: today and tomorrow', schedule('daily', '2026-01-05'), '2026-01-07', '2026-01-07', '2026-01-08'],
    ['daily: over the end of a year', schedule('daily', null), '2025-12-31', '2025-12-31', '2026-01-01'],
    ['weekly: the weekday of liveOn', schedule('weekly', '2026-01-09'), '2026-01-07', '2026-01-02', '2026-01-09'],
    ['weekly: tomorrow', schedule('weekly', '2026-01-08'), '2026-01-07', '2026-01-01', '2026-01-08'],
    ['weekly: today, and then in a week', schedule('weekly', '2026-01-07'), '2026-01-07', '2026-01-07', '2026-01-14'],
    ['weekly without liveOn: Monday', schedule('weekly', null), '2026-01-07', '2026-01-05', '2026-01-12'],
    ['its own days before the frequency', schedule('daily', null, [2, 4]), '2026-01-07', '2026-01-06', '2026-01-08'],
    ['no own days are none', schedule('weekly', null, []), '2026-01-07', '2026-01-05', '2026-01-12'],
  ];
  test.each(rows)('%s', (_, of, today, last, next) => {
    expect(lastPayDay(of, localDate(today))).toBe(last);
    expect(nextPayDay(of, localDate(today))).toBe(next);
  });
});

describe('a turn', () => {
  const weekly = schedule('weekly', '2026-01-07');
  const standing = (of: Schedule, closedUntil: string | null, firstDue: string | null): Standing => ({
    ...of,
    closedUntil: date(closedUntil),
    firstDue: date(firstDue),
  });
  const rows: [reason: string, of: Standing, today: string, turn: [string, string] | null][] = [
    ['the seven days before', standing(weekly, '2026-01-07', null), '2026-01-14', ['2026-01-07', '2026-01-14']],
    ['not its day, and paid', standing(weekly, '2026-01-14', null), '2026-01-16', null],
    ['paid beyond its day by a frame', standing(weekly, '2026-01-19', null), '2026-01-14', null],
    [
      'a day that was missed is made up for',
      standing(weekly, '2026-01-07', null),
      '2026-01-16',
      ['2026-01-07', '2026-01-14'],
    ],
    ['two that were missed are one', standing(weekly, '2026-01-07', null), '2026-01-21', ['2026-01-07', '2026-01-21']],
    [
      'after a frame that ended between',
      standing(weekly, '2026-01-12', null),
      '2026-01-14',
      ['2026-01-12', '2026-01-14'],
    ],
    ['never paid: a whole week', standing(weekly, null, '2026-01-12'), '2026-01-14', ['2026-01-07', '2026-01-14']],
    [
      'never paid: from the first that is owed',
      standing(weekly, null, '2025-12-01'),
      '2026-01-14',
      ['2025-12-01', '2026-01-14'],
    ],
    [
      'daily, nothing owed yet: yesterday',
      standing(schedule('daily', null), null, null),
      '2026-01-14',
      ['2026-01-13', '2026-01-14'],
    ],
  ];
  test.each(rows)('%s', (_, of, today, turn) => {
    const found = turnOn(of, localDate(today));
    expect(found && [found.from, found.to]).toEqual(turn);
  });
});

test('the turns of the past follow on each other, each on a pay day, and are those of day after day', () => {
  const day = fc.nat({ max: 3_000 }).map((days) => addDays(localDate('2020-01-01'), days));
  const weekdays = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 })));
  const frequency = fc.constantFrom('daily' as const, 'weekly' as const);
  fc.assert(
    fc.property(
      frequency,
      weekdays,
      day,
      fc.option(day),
      fc.option(day),
      fc.nat({ max: 60 }),
      (often, own, live, first, closed, days) => {
        const standing: Standing = {
          frequency: often,
          weekdays: own,
          liveOn: live,
          firstDue: first,
          closedUntil: closed,
        };
        const begin = closed ?? (first !== null && first < live ? first : live);
        const through = addDays(begin, days);
        const turns = turnsThrough(standing, through);

        const oneByOne: { from: LocalDate; to: LocalDate }[] = [];
        let at = standing;
        for (let today = addDays(begin, 1); today <= through; today = addDays(today, 1)) {
          const turn = turnOn(at, today);
          if (turn === null || turn.to <= begin) continue;
          oneByOne.push(turn);
          at = { ...at, closedUntil: turn.to };
        }
        expect(turns).toEqual(oneByOne);
        for (const [index, turn] of turns.entries()) {
          expect(daysBetween(turn.from, turn.to)).toBeGreaterThan(0);
          expect(payWeekdays(standing)).toContain(weekdayOf(turn.to));
          if (index > 0) expect(turn.from).toBe(turns[index - 1]?.to);
        }
      },
    ),
  );
});
