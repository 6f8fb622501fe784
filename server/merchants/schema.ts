import { z } from 'zod';
import { dayShape, instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';

export const merchantStatusShape = z.enum(['onboarding', 'active', 'on_hold', 'closed']);
export const disbursementFrequencyShape = z.enum(['daily', 'weekly']);

export const merchantShape = z.strictObject({
  reference: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  companyId: z.string().nullable(),
  liveOn: dayShape.nullable(),
  disbursementFrequency: disbursementFrequencyShape,
  minimumMonthlyFee: moneyShape,
  deductsMonthlyFee: z
    .boolean()
    .describe('Whether what is missing to the minimum monthly fee is taken off a payout; if not, it is only recorded'),
  minimumPayout: moneyShape.describe('What is less is kept for the next payout'),
  reserve: z
    .strictObject({ ratePpm: z.int().describe('Parts per million: 100000 is 10 %'), days: z.int() })
    .describe('The part of each payout that is held back, and for how many days'),
  disbursementWeekdays: z
    .array(z.int())
    .nullable()
    .describe('ISO weekdays (1 is Monday) of an own schedule; null: by the frequency'),
  currency: z.string(),
  timeZone: z.string(),
  status: merchantStatusShape,
  deliverAfterSeconds: z
    .int()
    .nullable()
    .describe('How long after its confirmation an order counts as delivered; null: as for all merchants'),
  createdAt: instantShape,
});
export type Merchant = z.infer<typeof merchantShape>;

export const listMerchantsInput = z.strictObject({
  ...pageInput,
  status: merchantStatusShape.optional(),
  search: z.string().trim().max(200).optional().describe('Part of the reference or the name'),
});
export type ListMerchantsInput = z.infer<typeof listMerchantsInput>;

export const merchantPage = pageOf(merchantShape);

export const setDeliveryInput = z.strictObject({
  reference: z.string().min(1).max(200),
  deliverAfterSeconds: z
    .int()
    .min(0)
    .max(365 * 86_400, 'must be at most a year')
    .nullable()
    .describe('Null: as for all merchants, three days, and a minute in the demo'),
});
export type SetDeliveryInput = z.infer<typeof setDeliveryInput>;

export const getMerchantInput = z.strictObject({ reference: z.string().min(1).max(200) });
