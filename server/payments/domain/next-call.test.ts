import { expect, it } from 'vitest';
import { askedAgainAt, type Call } from './next-call';

const START = Date.parse('2026-03-01T12:00:00Z');
const after = (seconds: number) => new Date(START + seconds * 1_000);
const call = (id: bigint, more: Partial<Call>): Call => ({
  id,
  kind: 'authorise',
  asksAbout: null,
  reference: 'r',
  outcome: null,
  at: after(0),
  ...more,
});
const lookUp = (id: bigint, outcome: Call['outcome'], seconds: number) =>
  call(id, { kind: 'look_up', asksAbout: 1n, outcome, at: after(seconds) });

it.each<[string, Call[], Date | null]>([
  ['nothing was asked', [], null],
  ['it is known', [call(1n, { outcome: 'succeeded' })], null],
  ['it never left the house: it is made again, not asked about', [call(1n, { outcome: 'not_sent' })], null],
  ['no answer: asked a second later', [call(1n, { outcome: 'unknown', at: after(10) })], after(11)],
  [
    'asked once already: two seconds after that',
    [call(1n, { outcome: 'unknown' }), lookUp(2n, 'unknown', 9)],
    after(11),
  ],
  ['it is time', [call(1n, { outcome: 'unknown' })], after(10)],
  ['a look-up found out', [call(1n, { outcome: 'unknown' }), lookUp(2n, 'succeeded', 1)], null],
])('ten seconds in, %s', (_reason, calls, expected) => {
  expect(askedAgainAt(calls, after(10), 1)).toEqual(expected);
});
