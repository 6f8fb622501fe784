import type { Balance, StatementLine } from '../statement';

export type Balances = { opening: Balance | null; closing: Balance | null };

/**
 * The opening and closing balance of lines that tell the balance after each of them, oldest or newest line first. Where the
 * balances do not follow from the amounts, the first such line: then a line is missing, or the mapping is wrong.
 */
export function balancesAlong(
  lines: StatementLine[],
  balancesMinor: (bigint | null)[],
): Balances | { line: StatementLine; reason: string } {
  const steps = lines.map((line, at) => ({ line, afterMinor: balancesMinor[at] ?? 0n }));
  if (steps.length === 0) return { opening: null, closing: null };
  const inOrder = firstGap(steps) === null ? steps : steps.toReversed();
  const gap = firstGap(inOrder);
  if (gap) {
    return {
      line: firstGap(steps) ?? gap,
      reason: 'has a balance that does not follow from the line before: is a line missing, or the mapping wrong',
    };
  }
  const [first, last] = [inOrder[0] as Step, inOrder.at(-1) as Step];
  return {
    opening: { amountMinor: first.afterMinor - first.line.amountMinor, on: first.line.bookedOn },
    closing: { amountMinor: last.afterMinor, on: last.line.bookedOn },
  };
}

type Step = { line: StatementLine; afterMinor: bigint };

function firstGap(steps: Step[]): StatementLine | null {
  for (const [at, { line, afterMinor }] of steps.entries()) {
    const before = steps[at - 1];
    if (before && before.afterMinor + line.amountMinor !== afterMinor) return line;
  }
  return null;
}
