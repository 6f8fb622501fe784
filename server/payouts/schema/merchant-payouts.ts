import { z } from 'zod';
import { outcomeShape, timeFrameShape } from '@/server/disbursements/schema';
import { dayShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';
import { payoutShape, standing } from '../schema';

/** A payout as its merchant looks at it: how far it is, where it goes, and what there is to do. */
export const merchantPayoutShape = z.strictObject({
  disbursementId: z.string(),
  merchantReference: z.string(),
  timeFrame: timeFrameShape,
  orders: z.int(),
  net: moneyShape,
  amount: moneyShape.describe('What is paid out: net less what is kept'),
  outcome: outcomeShape,
  ...standing,
  reference: z.string().nullable().describe('As it stands on the bank’s statement, of the latest attempt'),
  paidOn: dayShape.nullable(),
  reason: payoutShape.shape.reason,
});
export type MerchantPayout = z.infer<typeof merchantPayoutShape>;
export const merchantPayoutPage = pageOf(merchantPayoutShape);

export const listMerchantPayoutsInput = z.strictObject({
  ...pageInput,
  merchant: z.string().min(1).max(200).optional().describe('The merchant’s reference'),
});
export type ListMerchantPayoutsInput = z.infer<typeof listMerchantPayoutsInput>;

export const payoutStatementInput = z.strictObject({
  id: z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits'),
});
