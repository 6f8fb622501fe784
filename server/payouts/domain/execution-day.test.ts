import { expect, test } from 'vitest';
import { executionDay } from './execution-day';

test.each([
  ['EUR', '2026-11-30T09:00:00Z', '2026-11-30', 'a Monday: the same day'],
  ['EUR', '2026-11-30T23:30:00Z', '2026-12-01', 'it is Tuesday in Brussels'],
  ['EUR', '2026-11-28T09:00:00Z', '2026-11-30', 'Saturday waits for Monday'],
  ['EUR', '2026-11-29T09:00:00Z', '2026-11-30', 'so does Sunday'],
  ['USD', '2026-11-30T09:00:00Z', '2026-12-01', 'the day after'],
  ['USD', '2026-12-01T03:00:00Z', '2026-12-01', 'it is still Monday in New York'],
  ['USD', '2026-11-27T18:00:00Z', '2026-11-30', 'the day after Friday is Monday'],
])('%s at %s is asked for on %s: %s', (currency, at, day, _why) => {
  expect(executionDay(currency, new Date(at))).toBe(day);
});
