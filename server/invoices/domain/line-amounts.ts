import { divideRounded } from '@/server/kernel/rounding';

const MILLION = 1_000_000n;

/** What a line is made of: minor units and parts per million. A credit has a negative unit price. */
export type PricedLine = { quantity: number; unitMinor: bigint; taxRatePpm: number };
export type LineAmounts = { netMinor: bigint; taxMinor: bigint };

/** Tax is rounded for each line, half-up, away from zero: a credit gives back what the line took. */
export function lineAmounts({ quantity, unitMinor, taxRatePpm }: PricedLine): LineAmounts {
  const netMinor = unitMinor * BigInt(quantity);
  return { netMinor, taxMinor: divideRounded(netMinor * BigInt(taxRatePpm), MILLION, 'half_up') };
}

/** The totals of an invoice are the sums of its lines: net + tax = total, to the last unit. */
export function totalsOf(lines: readonly LineAmounts[]): LineAmounts & { totalMinor: bigint } {
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n);
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0n);
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}
