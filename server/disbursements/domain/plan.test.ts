import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { type PayoutTerms, type Plan, planPayout } from './plan';

const periodTo = localDate('2026-01-12');
const terms = (minimumMinor = 0n, reservePpm = 0, reserveDays = 0): PayoutTerms => ({
  minimumMinor,
  reservePpm,
  reserveDays,
});

describe('what becomes of a net amount', () => {
  const rows: [
    reason: string,
    net: bigint,
    sales: bigint,
    by: PayoutTerms,
    plan: [Plan['outcome'], bigint, string | null],
  ][] = [
    ['paid', 990n, 1000n, terms(), ['to_pay', 0n, null]],
    ['nothing', 0n, 0n, terms(), ['nothing_due', 0n, null]],
    ['one unit is paid', 1n, 1n, terms(), ['to_pay', 0n, null]],
    ['less than nothing goes on', -5n, 0n, terms(), ['negative_balance', -5n, null]],
    ['just below the minimum goes on', 999n, 1010n, terms(1000n), ['below_minimum', 999n, null]],
    ['the minimum itself is paid', 1000n, 1010n, terms(1000n), ['to_pay', 0n, null]],
    // 10 % of 1,005 is 100.5.
    [
      'a reserve of the sales, half up, until so many days after the last',
      995n,
      1005n,
      terms(0n, 100_000, 30),
      ['to_pay', 101n, '2026-02-10'],
    ],
    [
      'a reserve leaves too little: all goes on, none is kept longer',
      1050n,
      1100n,
      terms(1000n, 100_000, 30),
      ['below_minimum', 1050n, null],
    ],
    [
      'a reserve is never more than there is: nothing is left to pay',
      40n,
      1000n,
      terms(0n, 100_000, 30),
      ['below_minimum', 40n, null],
    ],
    ['a share without days is none', 995n, 1005n, terms(0n, 100_000, 0), ['to_pay', 0n, null]],
    ['no sales, no reserve', 500n, 0n, terms(0n, 100_000, 30), ['to_pay', 0n, null]],
  ];
  test.each(rows)('%s', (_, netMinor, salesMinor, by, [outcome, keptMinor, releaseOn]) => {
    expect(planPayout({ netMinor, salesMinor, periodTo }, by)).toEqual({ outcome, keptMinor, releaseOn });
  });

  test('what is paid and what is kept are the net; nothing negative and nothing below the minimum is ever paid', () => {
    const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    const minimum = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(
        amount,
        amount,
        minimum,
        fc.nat({ max: 500_000 }),
        fc.nat({ max: 365 }),
        (netMinor, salesMinor, least, ppm, days) => {
          const plan = planPayout({ netMinor, salesMinor, periodTo }, terms(least, ppm, days));
          const paid = netMinor - plan.keptMinor;
          expect(plan.outcome === 'to_pay' ? paid >= (least > 1n ? least : 1n) : paid === 0n).toBe(true);
          if (plan.outcome === 'to_pay') expect(plan.keptMinor >= 0n).toBe(true);
        },
      ),
    );
  });
});
