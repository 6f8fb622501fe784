import { z } from 'zod';
import { instantShape } from '@/server/kernel/shapes';

export const holdKindShape = z
  .enum(['staff', 'risk'])
  .describe('`staff`: somebody decided it; `risk`: something about it looks wrong');

export const holdShape = z.strictObject({
  id: z.string(),
  kind: holdKindShape,
  reason: z.string(),
  placedBy: z.string(),
  placedAt: instantShape,
  lifted: z.strictObject({ by: z.string(), at: instantShape, reason: z.string() }).nullable(),
});
export type Hold = z.infer<typeof holdShape>;
export const holdsShape = z.strictObject({ data: z.array(holdShape) });

const reference = z.string().min(1).max(200);
const reason = z.string().trim().min(1, 'is missing').max(500);
export const holdsInput = z.strictObject({ reference });
export const holdMerchantInput = z.strictObject({ reference, kind: holdKindShape.default('staff'), reason });
export type HoldMerchantInput = z.infer<typeof holdMerchantInput>;
export const liftHoldInput = z.strictObject({ reference, id: z.string().regex(/^\d{1,18}$/, 'is no id'), reason });
export type LiftHoldInput = z.infer<typeof liftHoldInput>;
