import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { addDays, localDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { defaultTiers, feeFor } from '@/server/kernel/fee-schedule';
import { pool } from '@/server/platform/db';

const currencies = ['EUR', 'JPY', 'BHD'] as const satisfies CurrencyCode[];
const zones = ['UTC', 'Europe/Madrid', 'America/New_York', 'Pacific/Auckland'];
const WEEKS = 3;

/** Orders of any hour of three weeks, brought in at any time: on their day, or after it was closed. */
const order = fc.record({
  merchant: fc.nat({ max: 2 }),
  hour: fc.nat({ max: WEEKS * 7 * 24 - 1 }),
  currency: fc.constantFrom(...currencies),
  amountMinor: fc.oneof(fc.constantFrom(0n, 1n, 4_999n, 5_000n, 30_000n), fc.bigInt({ min: 0n, max: 1_000_000n })),
  /** How many of the runs are over when it comes in. */
  comesAfter: fc.nat({ max: WEEKS }),
});
/** Each week is one frame or seven. */
const isByDay = fc.array(fc.boolean(), { minLength: WEEKS, maxLength: WEEKS });

let nextStart = localDate('2010-01-04');

test('once all frames have run, each order is in exactly one disbursement, and the sums are equal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { maxLength: 40 }),
      isByDay,
      fc.tuple(...Array.from({ length: 3 }, () => fc.constantFrom(...zones))),
      async (given, byDay, timeZones) => {
        const start = nextStart;
        nextStart = addDays(start, 7 * (WEEKS + 3));
        const merchants = await Promise.all(timeZones.map((timeZone) => makeMerchant({ timeZone })));
        const orders = given.map((of) => {
          const merchant = merchants[of.merchant] as (typeof merchants)[number];
          const at = new Date(Date.parse(`${start}T00:00Z`) + of.hour * 3_600_000);
          return { of, merchant, order: orderOf(merchant, at, of.amountMinor, { currency: of.currency }) };
        });
        const bringInAfter = async (runs: number) => {
          for (const merchant of merchants) {
            const due = orders.filter((one) => one.of.comesAfter === runs && one.merchant === merchant);
            await bringIn(
              merchant,
              due.map((one) => one.order),
            );
          }
        };
        // The evening before, for zones behind UTC, and after the last week what came late.
        await bringInAfter(0);
        await disburse('1day', start);
        for (let week = 1; week <= WEEKS; week++) {
          const from = addDays(start, 7 * (week - 1));
          if (byDay[week - 1]) for (let day = 1; day <= 7; day++) await disburse('1day', addDays(from, day));
          else await disburse('1week', addDays(from, 7));
          await bringInAfter(week);
        }
        await disburse('1week', addDays(start, 7 * (WEEKS + 1)));

        for (const merchant of merchants) {
          const own = orders.filter((one) => one.merchant === merchant).map((one) => one.order);
          for (const currency of currencies) {
            const amounts = own.filter((one) => one.currency === currency).map((one) => one.amountMinor);
            const gross = amounts.reduce((sum, amount) => sum + amount, 0n);
            const fee = amounts.reduce((sum, amount) => sum + feeFor(amount, defaultTiers(currency)).feeMinor, 0n);
            expect(await disbursed(merchant.id, currency)).toEqual({
              orders: amounts.length,
              gross,
              fee,
              net: gross - fee,
            });
          }
        }
        expect(await owners(merchants.map(({ id }) => id))).toEqual(orders.map(() => 1));
        expect(await findDiscrepancies()).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
});

const disbursed = async (merchantId: bigint, currency: string) =>
  (
    await pool().query(
      `SELECT coalesce(sum(orders), 0)::int AS orders, coalesce(sum(gross_minor), 0)::bigint AS gross,
              coalesce(sum(fee_minor), 0)::bigint AS fee, coalesce(sum(net_minor), 0)::bigint AS net
         FROM disbursement WHERE merchant_id = $1 AND currency = $2 AND status <> 'cancelled'`,
      [merchantId.toString(), currency],
    )
  ).rows[0];

/** For each payable of these merchants, how many disbursements own it. */
const owners = async (merchantIds: bigint[]) =>
  (
    await pool().query<{ owners: number }>(
      `SELECT count(d.id)::int AS owners FROM payable p LEFT JOIN disbursement d
           ON d.merchant_id = p.merchant_id AND d.currency = p.currency AND d.status <> 'cancelled'
          AND p.due_on >= d.period_from AND p.due_on < d.period_to
        WHERE p.merchant_id = ANY($1) GROUP BY p.id`,
      [merchantIds.map(String)],
    )
  ).rows.map((row) => row.owners);
