import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate } from '@/server/kernel/calendar';
import { comingPeriods, forecastPayouts } from './forecast';
import type { Standing } from './schedule';

const date = (text: string | null) => (text === null ? null : localDate(text));
const of = (
  frequency: 'daily' | 'weekly',
  closedUntil: string | null,
  firstDue: string | null = null,
  weekdays: number[] | null = null,
): Standing => ({
  frequency,
  // A Wednesday.
  liveOn: localDate('2026-01-07'),
  weekdays,
  closedUntil: date(closedUntil),
  firstDue: date(firstDue),
});

describe('the next payouts', () => {
  const rows: [reason: string, of: Standing, today: string, nextRun: string, told: string[]][] = [
    [
      'weekly, paid on its day',
      of('weekly', '2026-01-14'),
      '2026-01-16',
      '2026-01-17',
      ['14 to 21', '21 to 28', '28 to 04', '04 to 11'],
    ],
    [
      'daily, paid today',
      of('daily', '2026-01-14'),
      '2026-01-14',
      '2026-01-15',
      ['14 to 15', '15 to 16', '16 to 17', '17 to 18'],
    ],
    [
      'its day is today, and the run is to come',
      of('weekly', '2026-01-07'),
      '2026-01-14',
      '2026-01-14',
      ['07 to 14', '14 to 21', '21 to 28', '28 to 04'],
    ],
    [
      'its day went by: the next run makes up for it',
      of('weekly', '2026-01-07'),
      '2026-01-16',
      '2026-01-17',
      ['07 to 14 on 17', '14 to 21', '21 to 28', '28 to 04'],
    ],
    [
      'its day went by, and the next run is on a pay day: together',
      of('daily', '2026-01-13'),
      '2026-01-14',
      '2026-01-15',
      ['13 to 15', '15 to 16', '16 to 17', '17 to 18'],
    ],
    [
      'runs begin later',
      of('weekly', '2026-01-14'),
      '2026-01-16',
      '2026-01-23',
      ['14 to 21 on 23', '21 to 28', '28 to 04', '04 to 11'],
    ],
    [
      'paid beyond its day by a frame',
      of('weekly', '2026-01-23'),
      '2026-01-16',
      '2026-01-17',
      ['23 to 28', '28 to 04', '04 to 11', '11 to 18'],
    ],
    [
      'never paid, and nothing due: no day is missed',
      of('weekly', null),
      '2026-01-16',
      '2026-01-17',
      ['14 to 21', '21 to 28', '28 to 04', '04 to 11'],
    ],
    [
      'never paid, and due since before its last day',
      of('weekly', null, '2026-01-02'),
      '2026-01-16',
      '2026-01-17',
      ['02 to 14 on 17', '14 to 21', '21 to 28', '28 to 04'],
    ],
    [
      'on its own days',
      of('weekly', '2026-01-15', null, [1, 4]),
      '2026-01-16',
      '2026-01-17',
      ['15 to 19', '19 to 22', '22 to 26', '26 to 29'],
    ],
  ];
  test.each(rows)('%s', (_reason, standing, today, nextRun, told) => {
    const periods = comingPeriods(standing, localDate(today), localDate(nextRun));
    const dayOf = (day: LocalDate) => day.slice(8);
    expect(
      periods.map(
        ({ from, to, runsOn }) => `${dayOf(from)} to ${dayOf(to)}${runsOn === to ? '' : ` on ${dayOf(runsOn)}`}`,
      ),
    ).toEqual(told);
  });

  test('follow each other without a gap, whatever happened before', () => {
    const day = fc.integer({ min: -20, max: 20 }).map((days) => addDays(localDate('2026-01-14'), days));
    const weekdays = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), { nil: null });
    fc.assert(
      fc.property(
        fc.option(day, { nil: null }),
        fc.option(day, { nil: null }),
        day,
        fc.nat(9),
        weekdays,
        (closed, due, today, wait, own) => {
          const standing = of('weekly', closed, closed === null ? due : null, own);
          const periods = comingPeriods(standing, today, addDays(today, wait));
          expect(periods).toHaveLength(4);
          periods.forEach((period, index) => {
            expect(period.from < period.to).toBe(true);
            expect(period.runsOn >= period.to).toBe(true);
            if (index > 0) expect(period.from).toBe(periods[index - 1]?.to);
          });
          if (closed !== null) expect(periods[0]?.from).toBe(closed);
          else if (due !== null) expect((periods[0]?.from as string) <= due || due > today).toBe(true);
        },
      ),
    );
  });
});

describe('what they come to', () => {
  const periods = [14, 21, 28].map((day) => ({
    from: addDays(localDate('2026-01-07'), day - 14),
    to: localDate(`2026-01-${day}`),
  }));
  const terms = { minimumMinor: 1_000n, reservePpm: 0, reserveDays: 0 };
  const sums = (...nets: bigint[]) => nets.map((netMinor) => ({ netMinor, salesMinor: netMinor }));
  const toPay = (nets: bigint[], of = terms) =>
    forecastPayouts(periods, sums(...nets), of).payouts.map(({ outcome, toPayMinor }) => `${outcome} ${toPayMinor}`);

  test.each<[reason: string, nets: bigint[], told: string[]]>([
    ['nothing', [0n, 0n, 0n], ['nothing_due 0', 'nothing_due 0', 'nothing_due 0']],
    [
      'what is below the minimum is in the next',
      [400n, 700n, 1n],
      ['below_minimum 0', 'to_pay 1100', 'below_minimum 0'],
    ],
    ['a debt is taken from the next', [-300n, 2_000n, 0n], ['negative_balance 0', 'to_pay 1700', 'nothing_due 0']],
  ])('%s', (_reason, nets, told) => {
    expect(toPay(nets)).toEqual(told);
  });

  test('a reserve comes back in the payout that its day lies in', () => {
    const { payouts, keptBeyondMinor } = forecastPayouts(periods, sums(10_000n, 0n, 0n), {
      minimumMinor: 0n,
      reservePpm: 100_000,
      reserveDays: 10,
    });
    // Kept on the 13th for ten days: free on the 23rd.
    expect(payouts.map(({ toPayMinor, fromEarlierMinor }) => [toPayMinor, fromEarlierMinor])).toEqual([
      [9_000n, 0n],
      [0n, 0n],
      [1_000n, 1_000n],
    ]);
    expect(keptBeyondMinor).toBe(0n);
  });

  test('nothing gets lost', () => {
    const amount = fc.bigInt({ min: -5_000n, max: 20_000n });
    const any = fc.record({
      minimumMinor: fc.bigInt({ min: 0n, max: 10_000n }),
      reservePpm: fc.integer({ min: 0, max: 500_000 }),
      reserveDays: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 3, maxLength: 3 }), any, (nets, of) => {
        const { payouts, keptBeyondMinor } = forecastPayouts(periods, sums(...nets), of);
        const paid = payouts.reduce((sum, { toPayMinor }) => sum + toPayMinor, 0n);
        expect(paid + keptBeyondMinor).toBe(nets.reduce((sum, net) => sum + net, 0n));
      }),
    );
  });
});
