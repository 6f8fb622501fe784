import { expect, it } from 'vitest';
import { relativeText } from './relative-text';

it.each([
  ['2026-02-02T12:00:00Z', 'now', 'the very moment'],
  ['2026-02-02T11:59:31Z', 'now', 'seconds are not counted'],
  ['2026-02-02T11:58:01Z', '1 minute ago', 'a minute that is over'],
  ['2026-02-02T09:10:00Z', '2 hours ago', 'hours that are over'],
  ['2026-02-01T11:00:00Z', 'yesterday', 'a day, in a word'],
  ['2025-11-02T12:00:00Z', '3 months ago', 'months'],
  ['2024-01-02T12:00:00Z', '2 years ago', 'years'],
])('%s is %s: %s', (instant, expected) => {
  expect(relativeText(instant, new Date('2026-02-02T12:00:00Z'), 'en')).toBe(expected);
});
