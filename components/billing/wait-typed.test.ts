import { expect, test } from 'vitest';
import type { Wait } from '@/server/billing/schema/policy';
import { typedWait, waitOf, waitWords } from './wait-typed';

test.each<[Wait, string]>([
  [{ seconds: 2, times: 1 }, 'after 2 seconds'],
  [{ seconds: 60, times: 1 }, 'after 1 minute'],
  [{ seconds: 90, times: 1 }, 'after 90 seconds'],
  [{ seconds: 3_600, times: 24 }, 'each hour, 24 times'],
  [{ seconds: 600, times: 6 }, 'each 10 minutes, 6 times'],
  [{ days: 14 }, 'on day 14'],
])('%j is said as %j, and comes back from the form as it was', (wait, words) => {
  expect(waitWords(wait)).toBe(words);
  expect(waitOf(typedWait(wait, 'a'))).toEqual(wait);
});

test.each([
  [{ value: '', times: '1' }, 'nothing'],
  [{ value: '0', times: '1' }, 'no time at all'],
  [{ value: '1', times: '0' }, 'not once'],
  [{ value: '1.5', times: '1' }, 'a part'],
  [{ value: '-1', times: '1' }, 'the past'],
])('%j is no step: %s', (typed) => {
  expect(waitOf({ key: 'a', unit: 'hours', ...typed })).toBeNull();
});
