import { z } from 'zod';
import { moneyShape } from '@/server/kernel/shapes';
import { outcomeShape, requestRunInput, skipReasonShape, timeFrameShape } from '../schema';

/** A run before it is asked for: of a frame, or (without one) that of today by the merchants’ schedules. */
export const previewInput = z.strictObject({
  timeFrame: requestRunInput.shape.timeFrame.optional(),
  merchant: requestRunInput.shape.merchant,
});
export type PreviewInput = z.infer<typeof previewInput>;

export const differenceShape = z.enum(['first', 'changed_sign', 'unusually_low', 'unusually_high']);

const amounts = { gross: moneyShape, fee: moneyShape, net: moneyShape, kept: moneyShape, toPay: moneyShape };

export const previewedShape = z.strictObject({
  merchantReference: z.string(),
  merchantName: z.string(),
  timeFrame: timeFrameShape,
  orders: z.int(),
  ...amounts,
  outcome: outcomeShape,
  lastNet: moneyShape.nullable().describe('What the merchant got last in this currency; null: never anything'),
  differences: z.array(differenceShape),
});

export const previewShape = z.strictObject({
  totals: z.array(z.strictObject({ currency: z.string(), merchants: z.int(), orders: z.int(), ...amounts })),
  merchants: z.array(previewedShape).describe('The largest amounts first; at most 1,000'),
  leftOut: z.array(
    z.strictObject({ merchantReference: z.string(), merchantName: z.string(), reason: skipReasonShape }),
  ),
});
export type Preview = z.infer<typeof previewShape>;
