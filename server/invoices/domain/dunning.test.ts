import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { type DunningStep, dunningStep, toldOf, type Unpaid } from './dunning';

const rules = { overdueAfterDays: 14, uncollectibleAfterDays: 60, reminderDays: [3, 7, 30] };
const open: Unpaid = {
  status: 'open',
  dueOn: localDate('2026-03-01'),
  overdueOn: null,
  isToBeCharged: false,
  reminded: [],
};
const overdue: Partial<Unpaid> = { status: 'overdue', overdueOn: localDate('2026-03-15'), reminded: [7] };
const nothing: DunningStep = { move: null, reminder: null };

describe('an invoice due on 1 March', () => {
  const table: [reason: string, today: string, facts: Partial<Unpaid>, step: DunningStep][] = [
    ['is not asked for before its first reminder', '2026-03-03', {}, nothing],
    ['is asked for on its day', '2026-03-04', {}, { move: null, reminder: 3 }],
    ['is asked for once', '2026-03-05', { reminded: [3] }, nothing],
    ['is asked for again', '2026-03-08', { reminded: [3] }, { move: null, reminder: 7 }],
    ['is asked for once where days were missed', '2026-03-10', {}, { move: null, reminder: 7 }],
    ['is open on the last day before', '2026-03-14', { reminded: [3, 7] }, nothing],
    ['falls overdue on its day', '2026-03-15', { reminded: [3, 7] }, { move: 'fallOverdue', reminder: null }],
    ['falls overdue late with the reminders it missed', '2026-05-01', {}, { move: 'fallOverdue', reminder: 30 }],
    [
      'falls overdue once it was given up',
      '2026-03-20',
      { status: 'failed', reminded: [7] },
      { move: 'fallOverdue', reminder: null },
    ],
    ['waits while it is to be charged, however late we are', '2026-09-01', { isToBeCharged: true }, nothing],
    ['is left alone at the provider', '2026-09-01', { status: 'processing' }, nothing],
    ['is left alone while nobody knows', '2026-09-01', { status: 'unknown' }, nothing],
    ['is asked for while it is overdue', '2026-03-31', overdue, { move: null, reminder: 30 }],
    ['stays overdue on the last day before', '2026-05-13', { ...overdue, reminded: [30] }, nothing],
    ['is written off after so many days overdue', '2026-05-14', overdue, { move: 'writeOff', reminder: null }],
    [
      'counts from the day it fell overdue, however late that was',
      '2026-05-14',
      { ...overdue, overdueOn: localDate('2026-05-01'), reminded: [30] },
      nothing,
    ],
    [
      'counts from its due day where that is not known',
      '2026-05-14',
      { ...overdue, overdueOn: null },
      { move: 'writeOff', reminder: null },
    ],
  ];
  for (const [reason, today, facts, step] of table) {
    test(reason, () => expect(dunningStep({ ...open, ...facts }, rules, localDate(today))).toEqual(step));
  }
});

test.each([
  [null, 'that', 'it was never charged'],
  ['no_funds', 'why', 'the customer can mend it'],
  ['network_error', 'that', 'why is none of its business'],
  ['currency_mismatch', 'nothing', 'we have to mend it first'],
] as [code: string | null, told: string, reason: string][])(
  'of an invoice that failed by %s the customer is told %s: %s',
  (code, told, _reason) => {
    expect(toldOf(code)).toBe(told);
  },
);
