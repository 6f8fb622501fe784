import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { timeFrame } from '@/server/kernel/period';
import { describeOverlap } from './time-frame';

describe('days that are closed already', () => {
  const frame = timeFrame('1week', localDate('2026-01-12'));
  type Days = [from: string, to: string][];
  const rows: [reason: string, closed: Days, told: Days][] = [
    ['none', [], []],
    ['the part that lies in the frame', [['2026-01-01', '2026-01-07']], [['2026-01-05', '2026-01-07']]],
    ['at its end', [['2026-01-11', '2026-01-20']], [['2026-01-11', '2026-01-12']]],
    ['all of it', [['2026-01-01', '2026-02-01']], [['2026-01-05', '2026-01-12']]],
    [
      'two apart',
      [
        ['2026-01-05', '2026-01-06'],
        ['2026-01-08', '2026-01-09'],
      ],
      [
        ['2026-01-05', '2026-01-06'],
        ['2026-01-08', '2026-01-09'],
      ],
    ],
    [
      'two that touch are one',
      [
        ['2026-01-05', '2026-01-06'],
        ['2026-01-06', '2026-01-07'],
      ],
      [['2026-01-05', '2026-01-07']],
    ],
    [
      'of two merchants, one within the other',
      [
        ['2026-01-01', '2026-01-10'],
        ['2026-01-06', '2026-01-07'],
      ],
      [['2026-01-05', '2026-01-10']],
    ],
    [
      'of two merchants, the same days of the frame',
      [
        ['2026-01-01', '2026-01-10'],
        ['2026-01-02', '2026-01-10'],
      ],
      [['2026-01-05', '2026-01-10']],
    ],
  ];
  test.each(rows)('%s', (_reason, closed, told) => {
    const periods = closed.map(([from, to]) => ({ period_from: localDate(from), period_to: localDate(to) }));
    expect(describeOverlap(frame, periods)).toEqual(told.map(([start, end]) => ({ start, end })));
  });
});
