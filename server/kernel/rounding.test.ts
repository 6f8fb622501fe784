import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { divideRounded, roundingModes } from './rounding';

describe('divideRounded', () => {
  test.each([
    // numerator, denominator, half_up, up, half_even
    [5n, 2n, 3n, 3n, 2n, 'a tie below an odd number'],
    [7n, 2n, 4n, 4n, 4n, 'a tie below an even number'],
    [-5n, 2n, -3n, -3n, -2n, 'a negative tie mirrors the positive one'],
    [9n, 4n, 2n, 3n, 2n, 'below half'],
    [11n, 4n, 3n, 3n, 3n, 'above half'],
    [-9n, 4n, -2n, -3n, -2n, 'up is away from zero'],
    [1n, 1_000_000n, 0n, 1n, 0n, 'the least fraction'],
    [8n, 4n, 2n, 2n, 2n, 'nothing to round'],
    [0n, 3n, 0n, 0n, 0n, 'zero stays zero'],
    [-1n, 2n, -1n, -1n, 0n, 'a tie at zero'],
  ])('%s / %s is %s, %s or %s: %s', (numerator, denominator, halfUp, up, halfEven) => {
    expect(roundingModes.map((mode) => divideRounded(numerator, denominator, mode))).toEqual([halfUp, up, halfEven]);
  });

  const numerator = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  const denominator = fc.bigInt({ min: 1n, max: 10n ** 7n });
  const mode = fc.constantFrom(...roundingModes);

  test.prop([numerator, denominator, mode])('mirrors at zero', (n, d, m) => {
    expect(divideRounded(-n, d, m)).toBe(-divideRounded(n, d, m));
  });

  test.prop([numerator, denominator, mode])(
    'is off by less than one, and by half at most unless rounding up',
    (n, d, m) => {
      const error = divideRounded(n, d, m) * d - n;
      const size = error < 0n ? -error : error;
      expect(m === 'up' ? size < d : 2n * size <= d).toBe(true);
    },
  );

  test('a denominator that is not positive is a bug', () => {
    expect(() => divideRounded(1n, 0n, 'half_up')).toThrow(RangeError);
    expect(() => divideRounded(1n, -2n, 'half_up')).toThrow(RangeError);
  });
});
