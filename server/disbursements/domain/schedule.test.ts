import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, localDate, weekdayOf } from '@/server/kernel/calendar';
import { nextDisbursementDay } from './schedule';

describe('the next disbursement', () => {
  // 2026-01-05 is a Monday.
  const rows: [reason: string, frequency: 'daily' | 'weekly', liveOn: string | null, today: string, next: string][] = [
    ['daily: tomorrow', 'daily', '2026-01-05', '2026-01-07', '2026-01-08'],
    ['daily: over the end of a year', 'daily', null, '2025-12-31', '2026-01-01'],
    ['weekly: the weekday of liveOn', 'weekly', '2026-01-09', '2026-01-07', '2026-01-09'],
    ['weekly: tomorrow', 'weekly', '2026-01-08', '2026-01-07', '2026-01-08'],
    ['weekly: today is too late, in a week', 'weekly', '2026-01-07', '2026-01-07', '2026-01-14'],
    ['weekly without liveOn: Monday', 'weekly', null, '2026-01-07', '2026-01-12'],
  ];
  test.each(rows)('%s', (_reason, frequency, liveOn, today, next) => {
    expect(nextDisbursementDay(frequency, liveOn === null ? null : localDate(liveOn), localDate(today))).toBe(next);
  });

  test('of a weekly merchant is one to seven days away, on the weekday of liveOn', () => {
    const day = fc.nat({ max: 20_000 }).map((days) => addDays(localDate('2000-01-01'), days));
    fc.assert(
      fc.property(day, day, (liveOn, today) => {
        const next = nextDisbursementDay('weekly', liveOn, today);
        expect(weekdayOf(next)).toBe(weekdayOf(liveOn));
        expect(daysBetween(today, next)).toBeGreaterThanOrEqual(1);
        expect(daysBetween(today, next)).toBeLessThanOrEqual(7);
      }),
    );
  });
});
