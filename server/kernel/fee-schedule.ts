import { type CurrencyCode, exponentOf } from './currency';
import type { FieldError } from './outcome';
import { divideRounded, type RoundingMode, roundingModes } from './rounding';

/** One step of a fee schedule: for orders from `fromMinor` (inclusive) to `toMinor` (exclusive; null is open). */
export type FeeTier = {
  fromMinor: bigint;
  toMinor: bigint | null;
  /** Parts per million: 9500 is 0.95 %. */
  ratePpm: number;
  fixedMinor: bigint;
  rounding: RoundingMode;
};

export type Fee = { feeMinor: bigint; netMinor: bigint; tierIndex: number };

const million = 1_000_000n;

/**
 * The fee of one order, rounded for that order; gross = fee + net always. The tier is picked by the amount's size and a
 * negative amount gets the negative of the fee, so that a full refund mirrors its capture; hence an amount of zero bears
 * no fee, not even a fixed part. A fixed part may exceed a small order: its net is then negative. `tiers` must be valid
 * (`validateTiers`); throws a RangeError where none of them fits.
 */
export function feeFor(grossMinor: bigint, tiers: readonly FeeTier[]): Fee {
  const sizeMinor = grossMinor < 0n ? -grossMinor : grossMinor;
  const tierIndex = tierIndexFor(sizeMinor, tiers);
  const tier = tiers[tierIndex];
  if (tier === undefined) throw new RangeError(`no tier of the fee schedule covers ${sizeMinor}`);
  if (sizeMinor === 0n) return { feeMinor: 0n, netMinor: 0n, tierIndex };
  const sizeFeeMinor = divideRounded(sizeMinor * BigInt(tier.ratePpm), million, tier.rounding) + tier.fixedMinor;
  const feeMinor = grossMinor < 0n ? -sizeFeeMinor : sizeFeeMinor;
  return { feeMinor, netMinor: grossMinor - feeMinor, tierIndex };
}

/** The schedule that every merchant starts with; its bounds are in major units, whatever the currency's exponent. */
export function defaultTiers(currency: CurrencyCode): FeeTier[] {
  const major = 10n ** BigInt(exponentOf(currency));
  const tier = (fromMinor: bigint, toMinor: bigint | null, ratePpm: number): FeeTier => {
    return { fromMinor, toMinor, ratePpm, fixedMinor: 0n, rounding: 'half_up' };
  };
  return [tier(0n, 50n * major, 10_000), tier(50n * major, 300n * major, 9_500), tier(300n * major, null, 8_500)];
}

/** What is wrong with a schedule, by field (`tiers.1.fromMinor`); empty when every amount lies in exactly one tier. */
export function validateTiers(tiers: readonly FeeTier[]): FieldError[] {
  if (tiers.length === 0) return [{ field: 'tiers', message: 'a fee schedule needs at least one tier' }];
  const errors: FieldError[] = [];
  let expectedFromMinor: bigint | null = 0n;
  tiers.forEach((tier, index) => {
    const refuse = (field: keyof FeeTier, message: string) => {
      errors.push({ field: `tiers.${index}.${field}`, message });
    };
    const isLast = index === tiers.length - 1;
    if (index === 0 && tier.fromMinor !== 0n) refuse('fromMinor', 'the first tier must start at 0');
    // Where the tier before is open (an error of its own), there is nothing to continue.
    if (index > 0 && expectedFromMinor !== null && tier.fromMinor !== expectedFromMinor) {
      refuse('fromMinor', 'a tier must start where the tier before it ends');
    }
    if (isLast && tier.toMinor !== null) refuse('toMinor', 'the last tier must be open-ended');
    if (!isLast && tier.toMinor === null) refuse('toMinor', 'only the last tier may be open-ended');
    if (tier.toMinor !== null && tier.toMinor <= tier.fromMinor) refuse('toMinor', 'a tier must end above its start');
    if (!Number.isInteger(tier.ratePpm) || tier.ratePpm < 0 || tier.ratePpm > 1_000_000) {
      refuse('ratePpm', 'a rate is a whole number of parts per million from 0 to 1,000,000 (100 %)');
    }
    if (tier.fixedMinor < 0n) refuse('fixedMinor', 'the fixed part cannot be negative');
    if (!roundingModes.includes(tier.rounding)) refuse('rounding', `rounding is one of ${roundingModes.join(', ')}`);
    expectedFromMinor = tier.toMinor;
  });
  return errors;
}

// A plain loop: this runs once for each of a million imported orders.
function tierIndexFor(sizeMinor: bigint, tiers: readonly FeeTier[]): number {
  for (let index = 0; index < tiers.length; index++) {
    const tier = tiers[index] as FeeTier;
    if (sizeMinor >= tier.fromMinor && (tier.toMinor === null || sizeMinor < tier.toMinor)) return index;
  }
  return -1;
}
