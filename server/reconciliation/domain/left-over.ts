import type { EntryKind, LineKind } from '../schema/matches';
import type { Matching } from './matching';
import { planMatches, type Sent } from './plan-matches';

export type LineLeft = { kind: LineKind; differenceMinor: bigint | null; with: string[] };
export type PaymentLeft = { kind: EntryKind };

/** What is left over, by line and by payment: what `matchLines` found, for people. */
export function leftOver(matching: Matching, sent: Map<string, Sent>) {
  const lines = new Map<string, LineLeft>();
  const payments = new Map<string, PaymentLeft>();
  for (const leftover of matching.leftovers) {
    switch (leftover.kind) {
      case 'unknown':
        lines.set(leftover.lineId, { kind: 'unknown', differenceMinor: null, with: [] });
        break;
      case 'expected':
      case 'missing':
        payments.set(leftover.payoutId, { kind: leftover.kind });
        break;
      case 'returned': {
        const kind = leftover.isWhole ? 'returned' : 'returned_in_part';
        lines.set(leftover.lineId, { kind, differenceMinor: null, with: [`return:${leftover.payoutId}`] });
        break;
      }
      case 'over':
      case 'under':
        for (const id of leftover.lineIds) {
          const keys = leftover.payoutIds.map((payoutId) => `payment:${payoutId}`);
          lines.set(id, { kind: leftover.kind, differenceMinor: leftover.differenceMinor, with: keys });
        }
        for (const id of leftover.payoutIds) if (!sent.get(id)?.isMatched) payments.set(id, { kind: leftover.kind });
    }
  }
  // What came to be known after the last statement, or was undone: it would be matched with the next one.
  for (const { lineIds, entries } of planMatches(matching, sent)) {
    const keys = entries.map(({ kind, payoutId }) => `${kind}:${payoutId}`);
    for (const id of lineIds) lines.set(id, { kind: 'can_match', differenceMinor: null, with: keys });
    for (const { kind, payoutId } of entries) if (kind === 'payment') payments.set(payoutId, { kind: 'can_match' });
  }
  // A payout of which the bank took too much beside its own amount has been seen.
  return { lines, payments };
}
