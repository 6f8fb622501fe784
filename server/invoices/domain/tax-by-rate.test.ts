import { expect, it } from 'vitest';
import { rateText, taxByRate } from './tax-by-rate';

it('sums net and tax by rate, the highest first', () => {
  const line = (taxRatePpm: number, netMinor: bigint, taxMinor: bigint) => ({ taxRatePpm, netMinor, taxMinor });
  expect(taxByRate([line(60_000, 100n, 6n), line(210_000, 100n, 21n), line(60_000, 50n, 3n), line(0, 5n, 0n)])).toEqual(
    [line(210_000, 100n, 21n), line(60_000, 150n, 9n), line(0, 5n, 0n)],
  );
  expect(taxByRate([])).toEqual([]);
});

it.each([
  [210_000, '21 %', 'a whole rate'],
  [55_000, '5.5 %', 'a part of one'],
  [0, '0 %', 'none'],
  [81_250, '8.125 %', 'as in some states'],
])('%s is %s: %s', (ppm, text) => {
  expect(rateText(ppm)).toBe(text);
});
