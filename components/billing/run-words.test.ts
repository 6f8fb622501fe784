import { expect, test } from 'vitest';
import type { Run } from '@/server/billing/schema/runs';
import { periodWords, scopeWords } from './run-words';

test.each<[Run['kind'], string, string, string]>([
  ['month', '2026-11', 'November 2026', 'a month'],
  ['on_demand', '2026-11', 'November 2026', 'asked for, it is the same month'],
  ['retries', '2026-11-21', 'Retries of 2026-11-21', 'a day of retries'],
  ['single', 'CH-000123/2', 'Invoice CH-000123', 'how often it was asked for is left out'],
])('a run of kind %s over %s is called %s: %s', (kind, period, expected) => {
  expect(periodWords({ kind, period }, 'en')).toBe(expected);
});

test.each([
  ['all', 'All customers'],
  ['zone:Europe/Berlin', 'Europe/Berlin'],
  ['customer:a:b', 'a:b'],
  ['status:open', 'What is open'],
  ['status:failed', 'What is failed'],
  ['invoice:12', 'One invoice'],
])('%s is over %s', (scope, expected) => {
  expect(scopeWords(scope)).toBe(expected);
});
