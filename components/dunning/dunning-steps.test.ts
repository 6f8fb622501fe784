import { expect, test } from 'vitest';
import { daysFrom, dunningSteps } from './dunning-steps';

test('the steps of a policy stand in the order of their days', () => {
  const steps = dunningSteps({ overdueAfterDays: 14, uncollectibleAfterDays: 60, reminderDays: [3, 14, 30, 90] });
  expect(steps.map(({ day, says }) => `${day} ${says}`)).toEqual([
    '3 Reminder',
    '14 Overdue',
    '30 Reminder',
    '74 Written off',
  ]);
});

test.each([
  ['3, 7, 30', [3, 7, 30]],
  ['3 7 and 30', [3, 7, 30]],
  ['', []],
  ['3, soon', undefined],
  ['-3', undefined],
])('"%s" is read as days', (text, days) => expect(daysFrom(text)).toEqual(days));
