import { addDays, type LocalDate } from '@/server/kernel/calendar';
import { divideRounded } from '@/server/kernel/rounding';
import type { DisbursementOutcome } from '../schema';

/** What of a merchant's terms decides about a payout; amounts in minor units of the disbursement's currency. */
export type PayoutTerms = {
  /** The least that is paid out. */
  minimumMinor: bigint;
  /** The share of the sales that is kept for a while, in parts per million, and for how many days. */
  reservePpm: number;
  reserveDays: number;
};

export type Plan = {
  outcome: DisbursementOutcome;
  /** Of the net, what is not paid out but owed on: all of it, or the reserve. */
  keptMinor: bigint;
  /** When the reserve is given free; null: without a reserve. */
  releaseOn: LocalDate | null;
};

/**
 * What becomes of a net amount: paid out but for the reserve; or, where that is nothing, below the least that is paid, or
 * negative, all of it is kept and goes on into the next period.
 */
export function planPayout(
  of: { netMinor: bigint; salesMinor: bigint; periodTo: LocalDate },
  terms: PayoutTerms,
): Plan {
  const { netMinor } = of;
  const keepAll = (outcome: DisbursementOutcome): Plan => ({ outcome, keptMinor: netMinor, releaseOn: null });
  if (netMinor === 0n) return keepAll('nothing_due');
  if (netMinor < 0n) return keepAll('negative_balance');
  const reserveMinor = reserveOf(of.salesMinor, netMinor, terms);
  if (netMinor - reserveMinor < (terms.minimumMinor > 1n ? terms.minimumMinor : 1n)) return keepAll('below_minimum');
  if (reserveMinor === 0n) return { outcome: 'to_pay', keptMinor: 0n, releaseOn: null };
  // Counted from the last day of the period.
  const releaseOn = addDays(of.periodTo, terms.reserveDays - 1);
  return { outcome: 'to_pay', keptMinor: reserveMinor, releaseOn };
}

/** Half up to the minor unit; never more than there is. */
function reserveOf(salesMinor: bigint, netMinor: bigint, { reservePpm, reserveDays }: PayoutTerms): bigint {
  if (reservePpm === 0 || reserveDays === 0 || salesMinor <= 0n) return 0n;
  const reserve = divideRounded(salesMinor * BigInt(reservePpm), 1_000_000n, 'half_up');
  return reserve < netMinor ? reserve : netMinor;
}
