import { type CurrencyCode, exponentOf } from './currency';
import { formatDecimal } from './decimal';
import { type FeeTier, feeFor } from './fee-schedule';
import type { RoundingMode } from './rounding';

const roundedWords: Record<RoundingMode, string> = {
  half_up: 'rounded half up',
  up: 'rounded up',
  half_even: 'rounded half to even',
};

/**
 * How `feeFor` came to the fee, in words that a merchant can check with a calculator:
 * `82.00 lies in 50.00 to under 300.00: 0.95 % of 82.00 = 0.779, rounded half up to 0.78`.
 */
export function explainFee(grossMinor: bigint, currency: CurrencyCode, tiers: readonly FeeTier[]): string {
  const { feeMinor, tierIndex } = feeFor(grossMinor, tiers);
  const tier = tiers[tierIndex] as FeeTier;
  const amount = (minor: bigint) => formatDecimal(minor, exponentOf(currency));
  if (grossMinor === 0n) return `${amount(0n)} bears no fee`;

  const isNegative = grossMinor < 0n;
  const sizeMinor = isNegative ? -grossMinor : grossMinor;
  const sizeFeeMinor = isNegative ? -feeMinor : feeMinor;
  const rateFeeMinor = sizeFeeMinor - tier.fixedMinor;
  const { words: exact, isExact } = exactRate(sizeMinor, tier.ratePpm, currency);
  let words = `${amount(sizeMinor)}${rangeOf(tier, amount)}: ${describeRate(tier.ratePpm)} of ${amount(sizeMinor)} = ${exact}`;
  if (!isExact) words += `, ${roundedWords[tier.rounding]} to ${amount(rateFeeMinor)}`;
  if (tier.fixedMinor > 0n) words += `; plus ${amount(tier.fixedMinor)} fixed = ${amount(sizeFeeMinor)}`;
  if (isNegative) words += `; given back, as the amount is negative: ${amount(feeMinor)}`;
  return words;
}

/** A tier in words, for whoever reads a schedule: `50.00 to under 300.00: 0.95 %, plus 0.10`. */
export function describeTier(tier: FeeTier, currency: CurrencyCode): string {
  const { fromMinor, toMinor, ratePpm, fixedMinor, rounding } = tier;
  const amount = (minor: bigint) => formatDecimal(minor, exponentOf(currency));
  const range =
    toMinor === null
      ? fromMinor === 0n
        ? 'Every amount'
        : `From ${amount(fromMinor)} up`
      : fromMinor === 0n
        ? `Under ${amount(toMinor)}`
        : `${amount(fromMinor)} to under ${amount(toMinor)}`;
  const fixed = fixedMinor > 0n ? `, plus ${amount(fixedMinor)}` : '';
  return `${range}: ${describeRate(ratePpm)}${fixed}${rounding === 'half_up' ? '' : `, ${roundedWords[rounding]}`}`;
}

function rangeOf({ fromMinor, toMinor }: FeeTier, amount: (minor: bigint) => string): string {
  if (toMinor === null) return fromMinor === 0n ? '' : ` lies from ${amount(fromMinor)} up`;
  return fromMinor === 0n
    ? ` lies under ${amount(toMinor)}`
    : ` lies in ${amount(fromMinor)} to under ${amount(toMinor)}`;
}

/** A share of an amount before it is rounded: `0.779`, and whether it is a whole number of minor units. */
export function exactRate(minor: bigint, ratePpm: number, currency: CurrencyCode): { words: string; isExact: boolean } {
  const ppm = minor * BigInt(ratePpm);
  // Six more decimals than the currency has, since the rate is in millionths.
  const words = withoutZeros(formatDecimal(ppm, exponentOf(currency) + 6), exponentOf(currency));
  return { words, isExact: ppm % 1_000_000n === 0n };
}

/** Parts per million in words: `0.95 %`. */
export const describeRate = (ratePpm: number): string => `${withoutZeros(formatDecimal(BigInt(ratePpm), 4), 2)} %`;

/** Drops trailing zeros down to `decimals`, and the point with them when none is to remain. */
function withoutZeros(text: string, decimals: number): string {
  const point = text.indexOf('.');
  let end = text.length;
  while (end > point + 1 + decimals && text[end - 1] === '0') end--;
  return text.slice(0, end === point + 1 ? point : end);
}
