export const roundingModes = ['half_up', 'up', 'half_even'] as const;

/** `half_up` and `up` go away from zero; `half_even` takes a tie to the even neighbour. */
export type RoundingMode = (typeof roundingModes)[number];

/**
 * Divides and rounds to a whole number. All modes work on the size and keep the sign, so that
 * `divideRounded(-n, d) === -divideRounded(n, d)`: what a refund gives back is what the capture took, to the last unit.
 * Throws a RangeError when the denominator is not positive.
 */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  if (denominator <= 0n) throw new RangeError(`denominator must be positive, not ${denominator}`);
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const awayFromZero = numerator < 0n ? quotient - 1n : quotient + 1n;
  if (mode === 'up') return awayFromZero;
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  if (twice !== denominator) return twice > denominator ? awayFromZero : quotient;
  return mode === 'half_even' && quotient % 2n === 0n ? quotient : awayFromZero;
}
