import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import type { CurrencyCode } from '@/server/kernel/currency';
import { defaultTiers, feeFor } from '@/server/kernel/fee-schedule';
import { pool } from '@/server/platform/db';

const currency = fc.constantFrom<CurrencyCode>('EUR', 'JPY', 'BHD');
const timeZone = fc.constantFrom('UTC', 'Europe/Madrid', 'America/New_York', 'Pacific/Auckland');
// Around the bounds of the tiers, and anywhere.
const amountMinor = fc.oneof(
  fc.constantFrom(0n, 1n, 49n, 50n, 4_999n, 5_000n, 29_999n, 30_000n, 49_999n, 50_000n, 300_000n),
  fc.bigInt({ min: 0n, max: 10_000_000n }),
);
const completedAt = fc.date({ min: new Date('2026-03-20'), max: new Date('2026-04-10'), noInvalidDate: true });
const order = fc.record({ amountMinor, completedAt, currency, isRepeated: fc.boolean() });

/** The sums of a merchant's payables, by currency. */
const sumsOf = async (merchantId: bigint) =>
  (
    await pool().query<{ currency: CurrencyCode; gross: bigint; fee: bigint; net: bigint }>(
      `SELECT currency, sum(gross_minor)::bigint AS gross, sum(fee_minor)::bigint AS fee, sum(net_minor)::bigint AS net
         FROM payable WHERE merchant_id = $1 GROUP BY currency`,
      [merchantId.toString()],
    )
  ).rows;

test('whatever comes in, each order is owed once, gross = fee + net, and the books say the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 40 }), timeZone, async (given, zone) => {
      const merchant = await makeMerchant({ timeZone: zone });
      const orders = given.map((of) =>
        orderOf(merchant, of.completedAt, of.amountMinor, { currency: of.currency as CurrencyCode }),
      );
      await bringIn(merchant, orders);
      await bringIn(
        merchant,
        orders.filter((_, index) => given[index]?.isRepeated),
      );

      const expected = new Map<string, { gross: bigint; fee: bigint }>();
      for (const { amountMinor, currency } of orders) {
        const sum = expected.get(currency) ?? { gross: 0n, fee: 0n };
        sum.gross += amountMinor;
        sum.fee += feeFor(amountMinor, defaultTiers(currency)).feeMinor;
        expected.set(currency, sum);
      }
      const found = await sumsOf(merchant.id);
      expect(new Map(found.map(({ currency, gross, fee }) => [currency, { gross, fee }]))).toEqual(expected);
      for (const { gross, fee, net } of found) expect(gross).toBe(fee + net);
      expect(await findDiscrepancies()).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
