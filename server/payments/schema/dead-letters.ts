import { z } from 'zod';
import { instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';
import { id, text } from './fields';

export const deadLetterShape = z.strictObject({
  id: z.string(),
  merchantReference: z.string(),
  paymentId: z.string(),
  refundId: z.string().nullable(),
  what: z.string(),
  error: z.string(),
  amount: moneyShape.describe('Of the payment or the refund'),
  attempts: z.int().describe('How many calls to the provider were made for it'),
  failedAt: instantShape,
  resolvedAt: instantShape.nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.enum(['looked_up', 'marked_failed', 'replayed']).nullable(),
});
export type DeadLetter = z.infer<typeof deadLetterShape>;
export const listDeadLettersInput = z.strictObject({ ...pageInput, open: z.enum(['true', 'false']).default('true') });
export type ListDeadLettersInput = z.infer<typeof listDeadLettersInput>;
export const deadLetterPage = pageOf(deadLetterShape);
export const markFailedInput = z.strictObject({ id, reason: text(500) });
export const replayInput = z.strictObject({ id, reason: text(500).optional().describe('For the record') });
