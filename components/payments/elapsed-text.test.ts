import { expect, it } from 'vitest';
import { elapsedText } from './elapsed-text';

it.each([
  [-5, '0 s', 'the clocks of server and browser differ'],
  [999, '0 s', 'less than a second'],
  [59_999, '59 s', 'seconds that are over'],
  [60_000, '1 min', 'the first minute'],
  [3_600_000, '1 h', 'the first hour'],
  [90_000_000, '25 h', 'a day is told in hours'],
  [200_000_000, '2 days', 'two days are told in days'],
])('%i ms is %s: %s', (ms, expected) => {
  expect(elapsedText(ms)).toBe(expected);
});
