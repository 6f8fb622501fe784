import { z } from 'zod';
import { moneyShape } from '@/server/kernel/shapes';

/** `GET /api/v1/reports/disbursements-by-year` */
export const byYearInput = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters of ISO 4217, such as EUR'),
  merchants: z
    .string()
    .min(1)
    .max(20_000)
    .optional()
    .describe('References of merchants, separated by commas; without it, all'),
});
export type ByYearInput = z.infer<typeof byYearInput>;

export const yearShape = z.strictObject({
  year: z.int(),
  disbursements: z.int().describe('Dated in the year, and paid out'),
  gross: moneyShape.describe('Of the orders, payments, refunds and disputes in them'),
  orderFees: moneyShape,
  net: moneyShape.describe('gross − orderFees'),
  monthlyFees: z
    .int()
    .describe('Minimum monthly fees charged in the year: each on the first of the month after its own'),
  monthlyFeeAmount: moneyShape,
});
export const byYearShape = z.strictObject({ data: z.array(yearShape) });
export type ByYear = z.infer<typeof byYearShape>;
