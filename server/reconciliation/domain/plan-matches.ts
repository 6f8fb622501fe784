import type { Leftover, Matching, PayoutToMatch } from './matching';

/** A payout’s attempt as far as the books know it. */
export type Sent = PayoutToMatch & { status: 'under_way' | 'paid' | 'returned'; isReturnMatched: boolean };

export type PlannedRule = 'reference' | 'split' | 'batch' | 'amount_and_day' | 'returned';
export type PlannedMatch = {
  rule: PlannedRule;
  /** By amount and day alone, while the money may still be on its way: a person says so. */
  isGuess: boolean;
  lineIds: string[];
  entries: { kind: 'payment' | 'return'; payoutId: string }[];
};

/**
 * What is written down of what was found: payments as they were matched, and returns of all that was paid. Of a return of
 * which nobody has seen the payment, of a second one, and of one in part, a person decides.
 */
export function planMatches({ matches, leftovers }: Matching, sent: Map<string, Sent>): PlannedMatch[] {
  const payments = matches.map(
    ({ by, lineIds, payoutIds }): PlannedMatch => ({
      rule: by === 'amount and day' ? 'amount_and_day' : by,
      isGuess: by === 'amount and day' && payoutIds.some((id) => sent.get(id)?.status === 'under_way'),
      lineIds,
      entries: payoutIds.map((payoutId) => ({ kind: 'payment', payoutId })),
    }),
  );
  const seen = new Set(
    payments.flatMap(({ isGuess, entries }) => (isGuess ? [] : entries.map(({ payoutId }) => payoutId))),
  );
  const returned = new Set<string>();
  const returns = leftovers.flatMap((leftover): PlannedMatch[] => {
    if (!isWholeReturn(leftover)) return [];
    const { payoutId, lineId } = leftover;
    const payout = sent.get(payoutId);
    const hasLeft = payout && (payout.isMatched || payout.status !== 'under_way' || seen.has(payoutId));
    if (!payout || !hasLeft || payout.isReturnMatched || returned.has(payoutId)) return [];
    returned.add(payoutId);
    return [{ rule: 'returned', isGuess: false, lineIds: [lineId], entries: [{ kind: 'return', payoutId }] }];
  });
  return [...payments, ...returns];
}

const isWholeReturn = (leftover: Leftover): leftover is Extract<Leftover, { kind: 'returned' }> =>
  leftover.kind === 'returned' && leftover.isWhole;
