import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CurrencyCode } from '@/server/kernel/currency';
import { defaultTiers } from '@/server/kernel/fee-schedule';
import { type Capture, daySumsKey, priceCapture, sumByDay } from './capture';

const terms = (merchantId: bigint, currency: string) => ({
  id: merchantId,
  tiers: defaultTiers(currency as CurrencyCode),
});
const capture = fc.record<Capture>({
  orderId: fc.bigInt({ min: 1n, max: 1_000_000n }),
  merchantId: fc.bigInt({ min: 1n, max: 3n }),
  currency: fc.constantFrom('EUR', 'JPY', 'BHD'),
  timeZone: fc.constantFrom('UTC', 'Europe/Madrid', 'America/New_York'),
  grossMinor: fc.bigInt({ min: 0n, max: 10_000_000n }),
  completedAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-01-05'), noInvalidDate: true }),
});

test('gross = fee + net for each, and the sums of the days are those of their captures', () => {
  fc.assert(
    fc.property(fc.array(capture), (captures) => {
      const priced = captures.map((one) => priceCapture(one, terms));
      for (const { grossMinor, feeMinor, netMinor } of priced) expect(grossMinor).toBe(feeMinor + netMinor);
      const days = sumByDay(priced);
      for (const [key, day] of days) {
        const own = priced.filter((one) => daySumsKey(one) === key);
        const sum = (of: 'grossMinor' | 'feeMinor' | 'netMinor') => own.reduce((total, one) => total + one[of], 0n);
        expect([day.grossMinor, day.feeMinor, day.netMinor]).toEqual([
          sum('grossMinor'),
          sum('feeMinor'),
          sum('netMinor'),
        ]);
        expect(daySumsKey(day)).toBe(key);
      }
      const all = [...days.values()].reduce((total, day) => total + day.grossMinor, 0n);
      expect(all).toBe(captures.reduce((total, one) => total + one.grossMinor, 0n));
    }),
  );
});
