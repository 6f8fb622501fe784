import { expect, test } from 'vitest';
import { monthNamed, type RunScope, scopeOf, scopeText } from './run-scope';

test.each<[RunScope, string]>([
  [{ over: 'all' }, 'all'],
  [{ over: 'zone', zone: 'America/Argentina/Salta' }, 'zone:America/Argentina/Salta'],
  [{ over: 'customer', customer: 'a:b' }, 'customer:a:b'],
  [{ over: 'status', status: 'failed' }, 'status:failed'],
  [{ over: 'invoice', invoiceId: '12' }, 'invoice:12'],
])('%j is written %s, and read so again', (scope, text) => {
  expect(scopeText(scope)).toBe(text);
  expect(scopeOf(text)).toEqual(scope);
});

test('what nobody wrote is no scope', () => expect(() => scopeOf('none:1')).toThrow(RangeError));

test.each([
  ['2026-11', { from: '2026-11-01', to: '2026-12-01' }],
  ['2026-12', { from: '2026-12-01', to: '2027-01-01' }],
  ['2026-13', null],
  ['2026-1', null],
  ['2026-11-01', null],
])('the month %s', (text, month) => expect(monthNamed(text)).toEqual(month));
