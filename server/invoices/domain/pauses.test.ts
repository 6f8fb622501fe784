import { expect, test } from 'vitest';
import { pauseInTheWay, pauseWithin } from './pauses';

const from = '2026-04-01';
test.each([
  ['a pause', { from: '2026-05-01', to: '2026-05-10' }, null],
  ['one without an end', { from: '2026-05-01', to: null }, null],
  ['no day', { from: '2026-05-01', to: '2026-05-01' }, 'to'],
  ['before it starts', { from: '2026-03-31', to: '2026-05-01' }, 'from'],
  ['when it is over', { from: '2026-09-01', to: null }, 'from'],
])('%s', (_what, pause, field) => {
  expect(pauseWithin(pause, { from, to: '2026-09-01' })?.field ?? null).toBe(field);
});

test.each([
  ['before it', { from: '2026-06-20', to: '2026-07-01' }, false],
  ['after it', { from: '2026-07-11', to: null }, false],
  ['into it', { from: '2026-06-30', to: '2026-07-02' }, true],
  ['without an end, before it', { from: '2026-06-30', to: null }, true],
  ['within it', { from: '2026-07-02', to: '2026-07-03' }, true],
])('another pause: %s', (_where, pause, isInTheWay) => {
  const other = { from: '2026-07-01', to: '2026-07-11' };
  expect(pauseInTheWay(pause, [other])).toBe(isInTheWay ? other : undefined);
});
