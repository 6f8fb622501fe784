import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { lineAmounts, totalsOf } from './line-amounts';

test.each([
  ['no tax', 1, 1_800n, 0, 1_800n, 0n],
  ['25 % of 135.00', 1, 13_500n, 250_000, 13_500n, 3_375n],
  ['a tie goes up', 1, 50n, 210_000, 50n, 11n], // 10.5
  ['several', 3, 1_999n, 190_000, 5_997n, 1_139n], // 1139.43
  ['a credit, as much as the line', 3, -1_999n, 190_000, -5_997n, -1_139n],
])('%s', (_why, quantity, unitMinor, taxRatePpm, netMinor, taxMinor) => {
  expect(lineAmounts({ quantity, unitMinor, taxRatePpm })).toEqual({ netMinor, taxMinor });
});

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 1000 }),
  unitMinor: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
  taxRatePpm: fc.integer({ min: 0, max: 1_000_000 }),
});
property.prop([fc.array(line)])('net + tax = total, as the sums of the lines', (lines) => {
  const amounts = lines.map(lineAmounts);
  const { netMinor, taxMinor, totalMinor } = totalsOf(amounts);
  expect(netMinor + taxMinor).toBe(totalMinor);
  expect(totalMinor).toBe(amounts.reduce((sum, one) => sum + one.netMinor + one.taxMinor, 0n));
});
property.prop([line])('a credit gives back what the line took', (one) => {
  const { netMinor, taxMinor } = lineAmounts(one);
  expect(lineAmounts({ ...one, unitMinor: -one.unitMinor })).toEqual({ netMinor: -netMinor, taxMinor: -taxMinor });
});
