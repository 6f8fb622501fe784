import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { addDays, localDate } from '@/server/kernel/calendar';
import {
  type Leftover,
  type LineToMatch,
  type Match,
  type MatchingRules,
  matchLines,
  type PayoutToMatch,
} from './matching';

// A Friday.
const sentOn = localDate('2026-11-20');
const rules: MatchingRules = { asOf: localDate('2026-11-24'), usualDays: 2, windowDays: 5 };
const line = (id: string, amountMinor: bigint, more: Partial<LineToMatch> = {}): LineToMatch => ({
  id,
  amountMinor,
  currency: 'EUR',
  bookedOn: addDays(sentOn, 3),
  endToEndId: null,
  batchReference: null,
  parts: [],
  text: '',
  ...more,
});
const payout = (payoutId: string, amountMinor: bigint, more: Partial<PayoutToMatch> = {}): PayoutToMatch => ({
  payoutId,
  amountMinor,
  currency: 'EUR',
  reference: `CH-2026-${payoutId}`,
  batchReference: null,
  sentOn,
  isMatched: false,
  ...more,
});
const ref = (id: string): Partial<LineToMatch> => ({ endToEndId: `CH-2026-${id}` });
const inFile = { batchReference: 'RUN-42-EUR' };

describe('matching', () => {
  const match = (by: Match['by'], lineIds: string[], payoutIds: string[]): Match => ({ by, lineIds, payoutIds });
  const unknown = (lineId: string): Leftover => ({ kind: 'unknown', lineId });
  const expected = (payoutId: string): Leftover => ({ kind: 'expected', payoutId });

  test.each<[string, LineToMatch[], PayoutToMatch[], Match[], Leftover[]]>([
    [
      'our reference and the amount',
      [line('l', -5n, ref('p'))],
      [payout('p', 5n)],
      [match('reference', ['l'], ['p'])],
      [],
    ],
    [
      'a reference that the bank wrote in its own way',
      [line('l', -5n, { endToEndId: 'ch2026 P' })],
      [payout('p', 5n)],
      [match('reference', ['l'], ['p'])],
      [],
    ],
    [
      'a reference that stands in the text',
      [line('l', -5n, { text: 'EREF+CH-2026-0001 SVWZ+Payout' })],
      [payout('0001', 5n), payout('000', 5n)],
      [match('reference', ['l'], ['0001'])],
      [expected('000')],
    ],
    [
      'two references in the text: which is meant?',
      [line('l', -5n, { text: 'CH-2026-0001 CH-2026-0002' })],
      [payout('0001', 5n), payout('0002', 5n)],
      [],
      [expected('0001'), expected('0002'), unknown('l')],
    ],
    [
      'a payout that the bank split',
      [line('a', -2n, ref('p')), line('b', -3n, ref('p'))],
      [payout('p', 5n)],
      [match('split', ['a', 'b'], ['p'])],
      [],
    ],
    [
      'less than was sent',
      [line('l', -4n, ref('p'))],
      [payout('p', 5n)],
      [],
      [{ kind: 'under', lineIds: ['l'], payoutIds: ['p'], differenceMinor: 1n }],
    ],
    [
      'more than was sent',
      [line('l', -7n, ref('p'))],
      [payout('p', 5n)],
      [],
      [{ kind: 'over', lineIds: ['l'], payoutIds: ['p'], differenceMinor: 2n }],
    ],
    [
      'a payout that left twice',
      [line('a', -5n, ref('p')), line('b', -5n, ref('p'))],
      [payout('p', 5n)],
      [match('reference', ['a'], ['p'])],
      [{ kind: 'over', lineIds: ['b'], payoutIds: ['p'], differenceMinor: 5n }],
    ],
    [
      'a payout that leaves again after an earlier statement',
      [line('l', -5n, ref('p'))],
      [payout('p', 5n, { isMatched: true })],
      [],
      [{ kind: 'over', lineIds: ['l'], payoutIds: ['p'], differenceMinor: 5n }],
    ],
    [
      'money that came back later',
      [line('l', 5n, ref('p'))],
      [payout('p', 5n, { isMatched: true })],
      [],
      [{ kind: 'returned', lineId: 'l', payoutId: 'p', isWhole: true }],
    ],
    [
      'money that left and came back, less the bank’s fee',
      [line('a', -5n, ref('p')), line('b', 4n, ref('p'))],
      [payout('p', 5n)],
      [match('reference', ['a'], ['p'])],
      [{ kind: 'returned', lineId: 'b', payoutId: 'p', isWhole: false }],
    ],
    [
      'a file that was booked as one',
      [line('l', -9n, inFile)],
      [payout('p', 4n, inFile), payout('q', 5n, inFile)],
      [match('batch', ['l'], ['p', 'q'])],
      [],
    ],
    [
      'a file of which people withdrew one, booked without it',
      [line('l', -4n, inFile)],
      [payout('p', 4n, inFile), payout('q', 5n, { ...inFile, isWithdrawn: true })],
      [match('batch', ['l'], ['p'])],
      [],
    ],
    [
      'a file of which people withdrew one, booked with it all the same',
      [line('l', -9n, inFile)],
      [payout('p', 4n, inFile), payout('q', 5n, { ...inFile, isWithdrawn: true })],
      [match('batch', ['l'], ['p', 'q'])],
      [],
    ],
    [
      'another amount than a file without what people withdrew: that is not what is missing',
      [line('l', -3n, inFile)],
      [payout('p', 4n, inFile), payout('q', 5n, { ...inFile, isWithdrawn: true })],
      [],
      [{ kind: 'under', lineIds: ['l'], payoutIds: ['p'], differenceMinor: 1n }],
    ],
    [
      'a file whose reference stands in a transfer’s place',
      [line('l', -9n, { endToEndId: 'RUN-42-EUR' })],
      [payout('p', 4n, inFile), payout('q', 5n, inFile)],
      [match('batch', ['l'], ['p', 'q'])],
      [],
    ],
    [
      'a file whose reference stands in the text',
      [line('l', -9n, { text: 'SAMMEL run-42-eur' })],
      [payout('p', 4n, inFile), payout('q', 5n, inFile)],
      [match('batch', ['l'], ['p', 'q'])],
      [],
    ],
    [
      'a file of which one line names its own reference',
      [line('a', -4n, { ...ref('p'), ...inFile }), line('b', -5n, inFile)],
      [payout('p', 4n, inFile), payout('q', 5n, inFile)],
      [match('reference', ['a'], ['p']), match('batch', ['b'], ['q'])],
      [],
    ],
    [
      'a file of which a part was booked',
      [line('l', -4n, inFile)],
      [payout('p', 4n, inFile), payout('q', 5n, inFile)],
      [],
      [{ kind: 'under', lineIds: ['l'], payoutIds: ['p', 'q'], differenceMinor: 5n }],
    ],
    [
      'parts that the bank names, of a file or not',
      [line('l', -9n, { ...inFile, parts: ['CH-2026-p', 'CH-2026-q'] })],
      [payout('p', 4n, inFile), payout('q', 5n), payout('r', 9n, inFile)],
      [match('batch', ['l'], ['p', 'q'])],
      [expected('r')],
    ],
    [
      'an amount that only one payout has, and no reference',
      [line('l', -5n)],
      [payout('p', 5n), payout('q', 6n)],
      [match('amount and day', ['l'], ['p'])],
      [expected('q')],
    ],
    [
      'an amount that two payouts have',
      [line('l', -5n)],
      [payout('p', 5n), payout('q', 5n)],
      [],
      [expected('p'), expected('q'), unknown('l')],
    ],
    [
      'two lines for one payout',
      [line('a', -5n), line('b', -5n)],
      [payout('p', 5n)],
      [],
      [expected('p'), unknown('a'), unknown('b')],
    ],
    [
      'the sum of a file, and no reference',
      [line('l', -9n)],
      [payout('p', 4n, inFile), payout('q', 5n, inFile)],
      [match('amount and day', ['l'], ['p', 'q'])],
      [],
    ],
    [
      'a sum that a single payout has too',
      [line('l', -9n)],
      [payout('p', 4n, inFile), payout('q', 5n, inFile), payout('r', 9n)],
      [],
      [expected('p'), expected('q'), expected('r'), unknown('l')],
    ],
    [
      'a line before the payout',
      [line('l', -5n, { bookedOn: addDays(sentOn, -1) })],
      [payout('p', 5n)],
      [],
      [expected('p'), unknown('l')],
    ],
    [
      'a line long after it',
      [line('l', -5n, { bookedOn: addDays(sentOn, 6) })],
      [payout('p', 5n)],
      [],
      [expected('p'), unknown('l')],
    ],
    [
      'another’s reference',
      [line('l', -5n, { endToEndId: 'RENT' })],
      [payout('p', 5n)],
      [],
      [expected('p'), unknown('l')],
    ],
    [
      'another currency',
      [line('l', -5n, { ...ref('p'), currency: 'USD' })],
      [payout('p', 5n)],
      [],
      [expected('p'), unknown('l')],
    ],
    ['money that came in', [line('l', 5n)], [payout('p', 5n)], [], [expected('p'), unknown('l')]],
    ['a line of nothing', [line('l', 0n, ref('p'))], [payout('p', 5n)], [], [expected('p'), unknown('l')]],
  ])('%s', (_what, lines, payouts, matches, leftovers) => {
    expect(matchLines(lines, payouts, rules)).toEqual({ matches, leftovers });
  });

  test.each<[string, string, string]>([
    ['2026-11-24', 'expected', 'two working days after a Friday is Tuesday'],
    ['2026-11-25', 'missing', 'Wednesday is late'],
  ])('on %s a payout not seen is %s: %s', (asOf, kind) => {
    const { leftovers } = matchLines([], [payout('p', 5n)], { ...rules, asOf: localDate(asOf) });
    expect(leftovers).toEqual([{ kind, payoutId: 'p' }]);
  });
});

// Few values for each field, so that what is given meets often.
const small = fc.bigInt({ min: 1n, max: 6n });
const id = fc.constantFrom('0001', '0002', '0003', '0004');
const file = fc.constantFrom(null, null, 'RUN-42-EUR', 'RUN-43-EUR');
const currency = fc.constantFrom('EUR', 'EUR', 'EUR', 'USD');
const days = fc.integer({ min: 0, max: 8 });
const payouts = fc.uniqueArray(
  fc
    .record({
      number: fc.integer({ min: 1, max: 8 }),
      amountMinor: small,
      currency,
      file,
      days,
      isMatched: fc.boolean(),
    })
    .map(({ number, amountMinor, file, days, ...rest }) =>
      payout(`000${number}`, amountMinor, { ...rest, batchReference: file, sentOn: addDays(sentOn, days) }),
    ),
  { selector: ({ payoutId }) => payoutId, maxLength: 8 },
);
const lines = fc
  .array(
    fc.record({
      amountMinor: fc.oneof(
        small,
        small.map((amount) => -amount),
        small.map((amount) => -amount),
      ),
      currency,
      days,
      endToEndId: fc.option(id.map((each) => `CH-2026-${each}`)),
      batchReference: file,
      parts: fc.oneof(
        fc.constant<string[]>([]),
        fc.uniqueArray(
          id.map((each) => `CH-2026-${each}`),
          { maxLength: 3 },
        ),
      ),
      text: fc.constantFrom('', '', 'CH-2026-0001', 'CH-2026-0002 RUN-42-EUR', 'RUN-43-EUR'),
    }),
    { maxLength: 10 },
  )
  .map((all) =>
    all.map(({ days, amountMinor, ...rest }, at) =>
      line(`l${at}`, amountMinor, { ...rest, bookedOn: addDays(sentOn, days) }),
    ),
  );

describe('whatever is matched', () => {
  const runs = { numRuns: 1_000 };

  test.prop([lines, payouts], runs)('has equal sums, of one currency', (lines, payouts) => {
    for (const { lineIds, payoutIds } of matchLines(lines, payouts, rules).matches) {
      const matchedLines = lines.filter(({ id }) => lineIds.includes(id));
      const matchedPayouts = payouts.filter(({ payoutId }) => payoutIds.includes(payoutId));
      const sum = (all: { amountMinor: bigint }[]) => all.reduce((total, each) => total + each.amountMinor, 0n);
      expect(sum(matchedPayouts)).toBe(-sum(matchedLines));
      expect(new Set([...matchedLines, ...matchedPayouts].map(({ currency }) => currency)).size).toBe(1);
      expect(matchedPayouts.some(({ isMatched }) => isMatched)).toBe(false);
    }
  });

  test.prop([lines, payouts], runs)(
    'each line is told of exactly once, each open payout at least once',
    (lines, payouts) => {
      const { matches, leftovers } = matchLines(lines, payouts, rules);
      const told = [
        ...matches.flatMap(({ lineIds }) => lineIds),
        ...leftovers.flatMap((each) => ('lineIds' in each ? each.lineIds : 'lineId' in each ? [each.lineId] : [])),
      ];
      expect(told).toHaveLength(lines.length);
      expect(new Set(told)).toEqual(new Set(lines.map(({ id }) => id)));
      const matched = matches.flatMap(({ payoutIds }) => payoutIds);
      expect(new Set(matched).size).toBe(matched.length);
      const left = leftovers.flatMap((each) =>
        'payoutIds' in each ? each.payoutIds : 'payoutId' in each ? [each.payoutId] : [],
      );
      const open = payouts.filter(({ isMatched }) => !isMatched).map(({ payoutId }) => payoutId);
      expect(open.filter((payoutId) => !matched.includes(payoutId) && !left.includes(payoutId))).toEqual([]);
      const notSeen = leftovers.flatMap((each) =>
        each.kind === 'expected' || each.kind === 'missing' ? each.payoutId : [],
      );
      expect(notSeen.filter((payoutId) => matched.includes(payoutId))).toEqual([]);
    },
  );

  test.prop([lines, payouts, fc.infiniteStream(fc.nat())], runs)(
    'does not depend on the order',
    (lines, payouts, random) => {
      const shuffled = <T>(all: T[]): T[] =>
        all
          .map((each) => ({ each, at: random.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each);
      expect(matchLines(shuffled(lines), shuffled(payouts), rules)).toEqual(matchLines(lines, payouts, rules));
    },
  );
});

test('ten thousand lines are matched to ten thousand payouts', () => {
  const numbers = Array.from({ length: 10_000 }, (_, at) => String(at).padStart(6, '0'));
  const payouts = numbers.map((number) => payout(number, BigInt(number) + 1n));
  const lines = numbers.map((number) => line(number, -BigInt(number) - 1n, ref(number)));
  expect(matchLines(lines, payouts, rules).matches).toHaveLength(10_000);
});
