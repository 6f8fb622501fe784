import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate } from '@/server/kernel/calendar';
import { timeFrame } from '@/server/kernel/period';
import { framesClosing, type OpenDays } from './closing-frames';

const day = (of: number) => addDays(localDate('2026-03-02'), of);
const open = (from: number | null, to: number, first: number, last: number): OpenDays => ({
  from: from === null ? null : day(from),
  to: day(to),
  first: day(first),
  last: day(last),
});

test.each<[why: string, OpenDays, frames: [length: string, endingBefore: number][]]>([
  ['the week of a weekly merchant', open(0, 7, 0, 6), [['1week', 7]]],
  ['something due in the midst of it', open(0, 7, 3, 3), [['1week', 7]]],
  ['one day of a daily merchant', open(0, 1, 0, 0), [['1day', 1]]],
  [
    'three days, of which two have something',
    open(0, 3, 1, 2),
    [
      ['1day', 2],
      ['1day', 3],
    ],
  ],
  [
    'two weeks',
    open(0, 14, 0, 13),
    [
      ['1week', 7],
      ['1week', 14],
    ],
  ],
  [
    'ten days: a week, then day by day',
    open(0, 10, 0, 9),
    [
      ['1week', 7],
      ['1day', 8],
      ['1day', 9],
      ['1day', 10],
    ],
  ],
  ['ten days, the first three of which are empty', open(0, 10, 3, 9), [['1week', 10]]],
  ['never paid before', open(null, 7, 5, 6), [['1week', 7]]],
])('%s', (_, of, frames) => {
  expect(framesClosing(of)).toEqual(
    frames.map(([length, endingBefore]) => ({ length, endingBefore: day(endingBefore) })),
  );
});

test('they cover what is due, touch no closed day, and never each other', () => {
  const days = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map(([a, b, c]) => {
    const [first, last, to] = [a, a + b, a + b + c + 1];
    return { first, last, to };
  });
  fc.assert(
    fc.property(days, fc.nat(20), ({ first, last, to }, before) => {
      const frames = framesClosing(open(first - before, to, first, last)).map(({ length, endingBefore }) =>
        timeFrame(length, endingBefore),
      );
      let until = day(first - before);
      for (const frame of frames) {
        expect(frame.from >= until).toBe(true);
        until = frame.to;
      }
      expect(until <= day(to)).toBe(true);
      for (let at = first; at <= last; at++)
        expect(frames.some((frame) => frame.from <= day(at) && day(at) < frame.to)).toBe(true);
    }),
  );
});
