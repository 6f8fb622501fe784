import { z } from 'zod';
import { moneyShape } from '@/server/kernel/shapes';
import { feeTiersInput, scheduleNameShape } from '@/server/merchants/schema/fees';

const month = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM, such as 2026-03');

export const tryFeesInput = z.strictObject({
  name: scheduleNameShape.default('default'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code in capitals, such as EUR'),
  merchant: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('All of this merchant’s; without it, what all merchants paid by the default schedule'),
  from: month.describe('The first month, in each merchant’s time zone'),
  through: month.describe('The last month, itself included'),
  tiers: feeTiersInput,
});
export type TryFeesInput = z.infer<typeof tryFeesInput>;

const rate = z.int().nullable().describe('Fee of the gross in parts per million; null: nothing was sold');

const sums = {
  orders: z.int(),
  gross: moneyShape,
  paid: moneyShape.describe('The fees as they are frozen'),
  would: moneyShape.describe('The fees that these tiers would have made, each order rounded by itself'),
  difference: moneyShape.describe('would − paid'),
  paidRatePpm: rate,
  wouldRatePpm: rate,
};

export const feeTrialShape = z.strictObject({
  totals: z.strictObject({
    ...sums,
    merchants: z.int(),
    payingMore: z.int().describe('Merchants that would have paid more'),
    payingLess: z.int(),
  }),
  merchants: z
    .array(z.strictObject({ reference: z.string(), name: z.string(), ...sums }))
    .describe('Those for whom it makes the greatest difference, at most 500'),
});
export type FeeTrial = z.infer<typeof feeTrialShape>;
