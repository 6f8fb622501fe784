import { addDays } from '@/server/kernel/calendar';
import { sumOf, take } from './match-by-reference';
import type { LineToMatch, PayoutToMatch, Work } from './matching';

/**
 * Lines without any reference, by amount and day: a payout of the same amount, or the payouts of a whole file whose sum it
 * is, sent within the days before. Only where a line has one such possibility, and no other line has one with the same
 * payouts: anything else is left to a person.
 */
export function byAmountAndDay(work: Work, windowDays: number): void {
  const isLate = (line: LineToMatch, payout: PayoutToMatch) =>
    line.bookedOn < payout.sentOn || line.bookedOn > addDays(payout.sentOn, windowDays);
  const open = [...work.payouts].filter((payout) => !payout.isMatched);
  const groups = [...open.map((payout) => [payout]), ...filesOf(open).filter((file) => file.length > 1)];
  const groupsBySum = new Map<string, PayoutToMatch[][]>();
  for (const group of groups) {
    const key = keyOf(sumOf(group), group[0]?.currency ?? '');
    groupsBySum.set(key, [...(groupsBySum.get(key) ?? []), group]);
  }
  const claims = new Map<PayoutToMatch, number>();
  const options = new Map<LineToMatch, PayoutToMatch[][]>();
  for (const line of work.lines) {
    if (line.endToEndId !== null || line.batchReference !== null || line.parts.length > 0) continue;
    const possible = (groupsBySum.get(keyOf(-line.amountMinor, line.currency)) ?? []).filter((group) =>
      group.every((payout) => !isLate(line, payout)),
    );
    options.set(line, possible);
    for (const payout of new Set(possible.flat())) claims.set(payout, (claims.get(payout) ?? 0) + 1);
  }
  for (const [line, possible] of options) {
    const [group] = possible;
    if (!group || possible.length > 1 || group.some((payout) => claims.get(payout) !== 1)) continue;
    take(work, [line], group);
    const payoutIds = group.map(({ payoutId }) => payoutId);
    work.matches.push({ by: 'amount and day', lineIds: [line.id], payoutIds });
  }
}

function filesOf(payouts: PayoutToMatch[]): PayoutToMatch[][] {
  const files = new Map<string, PayoutToMatch[]>();
  for (const payout of payouts) {
    if (payout.batchReference === null) continue;
    const key = `${payout.currency} ${payout.batchReference}`;
    files.set(key, [...(files.get(key) ?? []), payout]);
  }
  return [...files.values()];
}

const keyOf = (amountMinor: bigint, currency: string): string => `${currency} ${amountMinor}`;
