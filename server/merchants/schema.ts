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
