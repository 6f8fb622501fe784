import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { leftOver } from './left-over';
import type { Matching } from './matching';
import { planMatches, type Sent } from './plan-matches';

const payout = (payoutId: string, more: Partial<Sent> = {}): [string, Sent] => [
  payoutId,
  {
    payoutId,
    amountMinor: 5n,
    currency: 'EUR',
    reference: payoutId,
    batchReference: null,
    sentOn: localDate('2026-11-20'),
    isMatched: false,
    status: 'under_way',
    isReturnMatched: false,
    ...more,
  },
];
const came = (lineId: string, payoutId: string, isWhole = true) =>
  ({ kind: 'returned', lineId, payoutId, isWhole }) as const;
const left: Matching['matches'] = [{ by: 'reference', lineIds: ['out'], payoutIds: ['p'] }];

describe('what came back', () => {
  test.each<[string, Matching, Partial<Sent>, boolean]>([
    ['with its payment on the same statement', { matches: left, leftovers: [came('in', 'p')] }, {}, true],
    [
      'after a payment that an earlier one showed',
      { matches: [], leftovers: [came('in', 'p')] },
      { isMatched: true },
      true,
    ],
    ['after a payment that the bank told of', { matches: [], leftovers: [came('in', 'p')] }, { status: 'paid' }, true],
    ['as the bank had told', { matches: [], leftovers: [came('in', 'p')] }, { status: 'returned' }, true],
    ['without having left', { matches: [], leftovers: [came('in', 'p')] }, {}, false],
    [
      'a second time',
      { matches: [], leftovers: [came('in', 'p')] },
      { status: 'returned', isReturnMatched: true },
      false,
    ],
    [
      'after what may be its payment, by amount and day alone',
      { matches: [{ by: 'amount and day', lineIds: ['out'], payoutIds: ['p'] }], leftovers: [came('in', 'p')] },
      {},
      false,
    ],
    ['in part', { matches: left, leftovers: [came('in', 'p', false)] }, {}, false],
  ])('%s: %#', (_, matching, more, isMatched) => {
    const sent = new Map([payout('p', more)]);
    const returns = planMatches(matching, sent).filter(({ rule }) => rule === 'returned');
    expect(returns).toEqual(
      isMatched
        ? [{ rule: 'returned', isGuess: false, lineIds: ['in'], entries: [{ kind: 'return', payoutId: 'p' }] }]
        : [],
    );
    expect(leftOver(matching, sent).lines.get('in')?.kind).toBe(
      isMatched
        ? 'can_match'
        : matching.leftovers.some((each) => each.kind === 'returned' && !each.isWhole)
          ? 'returned_in_part'
          : 'returned',
    );
  });

  test('twice at once is matched once', () => {
    const matching: Matching = { matches: left, leftovers: [came('in', 'p'), came('again', 'p')] };
    expect(planMatches(matching, new Map([payout('p')])).map(({ lineIds }) => lineIds)).toEqual([['out'], ['in']]);
  });
});
