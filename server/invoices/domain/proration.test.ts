import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { addDays, localDate } from '@/server/kernel/calendar';
import { activeDays, monthOf, priceOfDays } from './proration';

const days = (from: string, to: string | null = null) => ({
  from: localDate(from),
  to: to === null ? null : localDate(to),
});

test.each([
  ['2026-02-14', '2026-02-01', '2026-03-01'],
  ['2028-02-29', '2028-02-01', '2028-03-01'],
  ['2026-12-31', '2026-12-01', '2027-01-01'],
  ['2026-01-01', '2026-01-01', '2026-02-01'],
])('%s lies in the month from %s to %s', (day, from, to) => {
  expect(monthOf(localDate(day))).toEqual({ from, to });
});

test.each([
  ['a whole month', days('2026-01-01'), [], 30],
  ['from the 16th on', days('2026-04-16'), [], 15],
  ['until the 16th, which is no more', days('2026-01-01', '2026-04-16'), [], 15],
  ['one day', days('2026-04-30', '2026-05-01'), [], 1],
  ['not begun', days('2026-05-01'), [], 0],
  ['over', days('2026-01-01', '2026-04-01'), [], 0],
  ['paused from the 11th on', days('2026-01-01'), [days('2026-04-11')], 10],
  ['paused over the whole month', days('2026-01-01'), [days('2026-03-11', '2026-06-01')], 0],
  ['two pauses', days('2026-01-01'), [days('2026-03-25', '2026-04-06'), days('2026-04-30', '2026-05-03')], 24],
  ['a pause that begins before the subscription', days('2026-04-11'), [days('2026-04-01', '2026-04-21')], 10],
  ['a pause that goes on when it is over', days('2026-01-01', '2026-04-11'), [days('2026-04-06')], 5],
])('%s in April', (_what, subscription, pauses, expected) => {
  expect(activeDays(monthOf(localDate('2026-04-01')), subscription, pauses)).toBe(expected);
});

const april = monthOf(localDate('2026-04-01'));
test.each([
  [1_800n, 30, 1_800n],
  [1_800n, 15, 900n],
  [1_000n, 10, 333n],
  [1_000n, 20, 667n],
  [15n, 1, 1n], // 0.5
  [1_800n, 0, 0n],
])('%s a month, %i days of April: %s', (price, count, expected) => {
  expect(priceOfDays(price, count, april)).toBe(expected);
});

property.prop([fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 31 })])(
  'a month before and after the day of a start or an end are the whole month',
  (offset, into) => {
    const month = monthOf(addDays(localDate('2026-01-01'), offset));
    const day = addDays(month.from, into);
    const whole = activeDays(month, { from: month.from, to: null }, []);
    const [before, after] = [
      { from: month.from, to: day },
      { from: day, to: null },
    ];
    expect(activeDays(month, before, []) + activeDays(month, after, [])).toBe(whole);
    expect(activeDays(month, { from: month.from, to: null }, [before])).toBe(activeDays(month, after, []));
  },
);
