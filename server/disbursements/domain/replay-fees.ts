import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import { type FeeTier, feeFor } from '@/server/kernel/fee-schedule';

/** Payables of one rule, amount and fee: all of them are priced by one calculation. */
export type Priced = {
  firstId: bigint;
  currency: CurrencyCode;
  tier: number;
  grossMinor: bigint;
  feeMinor: bigint;
};

export type FeeDifference = { payableId: bigint; kept: string; replayed: string };

/** The payable whose fee is not what its frozen rule makes of its amount, in words; null: it is. */
export function wrongFee(priced: Priced, tiers: readonly FeeTier[]): FeeDifference | null {
  const amount = (minor: bigint) => formatDecimal(minor, exponentOf(priced.currency));
  const words = (feeMinor: bigint, tier: number) => `${amount(feeMinor)} (tier ${tier + 1})`;
  const { feeMinor, tierIndex } = feeFor(priced.grossMinor, tiers);
  if (feeMinor === priced.feeMinor && tierIndex === priced.tier) return null;
  return {
    payableId: priced.firstId,
    kept: words(priced.feeMinor, priced.tier),
    replayed: words(feeMinor, tierIndex),
  };
}
