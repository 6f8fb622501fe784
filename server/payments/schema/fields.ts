import { z } from 'zod';
import { mustBe } from '@/server/kernel/shapes';

// Fields that several shapes of the room share.
export const id = z.string().regex(/^\d{1,18}$/, { error: mustBe('a number of up to 18 digits') });
export const text = (longest: number) => z.string().min(1).max(longest);
export const merchant = text(200)
  .optional()
  .describe('The merchant’s reference. A key of one merchant can leave it out; one of the platform cannot');
export const businessKey = text(200)
  .optional()
  .describe(
    'Your own key of this request: the same one is one effect for ever, also after an `Idempotency-Key` is forgotten',
  );
export const reasonShape = z.strictObject({ code: z.string().nullable(), message: z.string() });
