import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate } from '@/server/kernel/calendar';
import { feeTerms } from './fee-terms';
import { FROM_THE_BEGINNING, standingOf } from './fee-versions';

const today = localDate('2026-03-10');
const rows: [reason: string, starts: string[], states: string[]][] = [
  ['the only one', [FROM_THE_BEGINNING], ['current']],
  ['one to come', [FROM_THE_BEGINNING, '2026-03-11'], ['current', 'coming']],
  ['one that starts today', [FROM_THE_BEGINNING, '2026-03-10'], ['past', 'current']],
  [
    'one that was corrected before it held',
    [FROM_THE_BEGINNING, '2026-04-01', '2026-04-01'],
    ['current', 'replaced', 'coming'],
  ],
  [
    'one put in before another to come',
    [FROM_THE_BEGINNING, '2026-05-01', '2026-04-01'],
    ['current', 'coming', 'coming'],
  ],
  ['none that holds yet', ['2026-04-01'], ['coming']],
];
test.each(rows)('%s', (_reason, starts, states) => {
  const versions = starts.map((startsOn, index) => ({ version: index + 1, startsOn }));
  expect([...standingOf(versions, today)].sort(([a], [b]) => a - b).map(([, { state }]) => state)).toEqual(states);
});

test('on each day the one that is said to be current is the one that fees go by', () => {
  const start = fc.integer({ min: -5, max: 5 }).map((days) => addDays(today, days) as string);
  fc.assert(
    fc.property(fc.array(start, { maxLength: 6 }), fc.integer({ min: -7, max: 7 }), (starts, away) => {
      const day = addDays(today, away);
      const versions = [FROM_THE_BEGINNING, ...starts].map((startsOn, index) => ({ version: index + 1, startsOn }));
      const current = [...standingOf(versions, day)].filter(([, { state }]) => state === 'current');
      // As the store gives them: newest first.
      const newestFirst = versions.toSorted((a, b) =>
        a.startsOn === b.startsOn ? b.version - a.version : a.startsOn < b.startsOn ? 1 : -1,
      );
      const terms = feeTerms(
        newestFirst.map(({ version, startsOn }) => ({
          id: BigInt(version),
          merchantId: null,
          currency: 'EUR',
          startsOn,
          tiers: [],
          dueDays: 0,
        })),
      );
      expect(current.map(([version]) => BigInt(version))).toEqual([terms(1n, 'EUR', day).id]);
    }),
  );
});
