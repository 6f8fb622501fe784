import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { roundingModes } from '@/server/kernel/rounding';
import { feeTerms } from './fee-terms';
import { tiersShape } from './tiers';

const tiers: FeeTier[] = [];
const version = (id: bigint, merchantId: bigint | null, startsOn: string, currency = 'EUR') => ({
  id,
  merchantId,
  currency,
  startsOn,
  tiers,
  dueDays: 0,
});

describe('the version that applies', () => {
  // Newest first, as the store gives them.
  const terms = feeTerms([
    version(4n, 7n, '2026-03-01'),
    version(3n, null, '2026-02-01'),
    version(2n, 7n, '2026-01-01'),
    version(1n, null, '0001-01-01'),
    version(5n, null, '2026-01-01', 'USD'),
  ]);
  const rows: [reason: string, merchantId: bigint, currency: string, day: string, id: bigint | null][] = [
    ['the default before any other', 8n, 'EUR', '2026-01-31', 1n],
    ['on the day on which one starts', 8n, 'EUR', '2026-02-01', 3n],
    ['its own before the default, though that is newer', 7n, 'EUR', '2026-02-01', 2n],
    ['its own newest', 7n, 'EUR', '2026-03-01', 4n],
    ['the default before its own starts', 7n, 'EUR', '2025-12-31', 1n],
    ['the default in a currency that its own does not have', 7n, 'USD', '2026-03-01', 5n],
    ['none had started', 8n, 'USD', '2025-12-31', null],
    ['none of the currency', 8n, 'GBP', '2026-01-01', null],
  ];
  test.each(rows)('%s', (_reason, merchantId, currency, day, id) => {
    if (id === null) expect(() => terms(merchantId, currency, day)).toThrow(RangeError);
    else expect(terms(merchantId, currency, day).id).toBe(id);
  });
});

test('tiers come back from their row as they went in, to the last unit', () => {
  const minor = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  const tier = fc.record<FeeTier>({
    fromMinor: minor,
    toMinor: fc.option(minor, { nil: null }),
    ratePpm: fc.nat({ max: 1_000_000 }),
    fixedMinor: minor,
    rounding: fc.constantFrom(...roundingModes),
  });
  fc.assert(
    fc.property(fc.array(tier), (given) => {
      expect(tiersShape.parse(JSON.parse(JSON.stringify(tiersShape.encode(given))))).toEqual(given);
    }),
  );
});
