import { z } from 'zod';
import { moneyShape } from '@/server/kernel/shapes';
import { outcomeShape, requestRunInput, skipReasonShape, timeFrameShape } from '../schema';
import { hashShape } from './approvals';

/** A run before it is asked for: of a frame, or (without one) that of today by the merchants’ schedules. */
export const previewInput = z.strictObject({
  timeFrame: requestRunInput.shape.timeFrame.optional(),
  merchant: requestRunInput.shape.merchant,
});
export type PreviewInput = z.infer<typeof previewInput>;

/** How a merchant's amount differs from what it got before. */
export const differenceShape = z.enum([
  'first',
  'missing',
  'changed_sign',
  'unusually_low',
  'unusually_high',
  'fee_rate_changed',
]);
export type Difference = z.infer<typeof differenceShape>;

/** Why an active merchant, or one on hold, has no part in a run. */
export const leftOutShape = z.enum([...skipReasonShape.options, 'not_live_yet']);
export type LeftOutReason = z.infer<typeof leftOutShape>;

const amounts = { gross: moneyShape, fee: moneyShape, net: moneyShape, kept: moneyShape, toPay: moneyShape };

export const previewedShape = z.strictObject({
  merchantReference: z.string(),
  merchantName: z.string(),
  timeFrame: timeFrameShape,
  orders: z.int(),
  ...amounts,
  outcome: outcomeShape,
  waitsFor: z
    .enum(['no_account', 'cooling_off'])
    .nullable()
    .describe('What its payout would wait for: a bank account, or the end of its cooling-off; null: nothing'),
  lastNet: moneyShape.nullable().describe('What the merchant got last in this currency; null: never anything'),
  differences: z.array(differenceShape),
});

export const previewShape = z.strictObject({
  hash: hashShape,
  totals: z.array(z.strictObject({ currency: z.string(), merchants: z.int(), orders: z.int(), ...amounts })),
  merchants: z
    .array(previewedShape)
    .describe('The largest amounts first; at most 1,000 who are paid and 1,000 who are not'),
  leftOut: z.array(z.strictObject({ merchantReference: z.string(), merchantName: z.string(), reason: leftOutShape })),
  others: z.int().describe('Active merchants whose day it is not, or who were paid through it already'),
  notShown: z.int(),
});
export type Previewed = z.infer<typeof previewedShape>;
export type Preview = z.infer<typeof previewShape>;
