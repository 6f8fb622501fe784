import { expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { monthsToMake } from './months-to-make';

test.each([
  ['in the midst of a month', '2026-04-15', '2026-04-01', ['2026-04-01']],
  ['one that was never made', '2026-04-15', null, ['2026-04-01']],
  ['when the next is far', '2026-04-25', '2026-04-01', ['2026-04-01']],
  ['when the next is near', '2026-04-26', '2026-04-01', ['2026-04-01', '2026-05-01']],
  ['over the end of a year', '2026-12-31', '2026-12-01', ['2026-12-01', '2027-01-01']],
  ['after the next was made', '2026-04-28', '2026-05-01', ['2026-04-01', '2026-05-01']],
  ['after months of standing still', '2026-04-15', '2026-01-01', ['2026-02-01', '2026-03-01', '2026-04-01']],
])('%s', (_when, today, lastMade, expected) => {
  const months = monthsToMake(localDate(today), lastMade === null ? null : localDate(lastMade));
  expect(months.map(({ from }) => from)).toEqual(expected);
});
