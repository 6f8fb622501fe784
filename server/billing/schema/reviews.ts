import { z } from 'zod';
import { instantShape, pageInput, pageOf } from '@/server/kernel/shapes';

const id = z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits');

export const reviewItemShape = z.strictObject({
  id,
  customer: z.string().describe('The customer’s reference'),
  customerName: z.string(),
  invoiceId: id.nullable(),
  invoice: z.string().nullable().describe('The invoice’s number'),
  invoiceStatus: z.string().nullable(),
  code: z.string().describe('An outcome of a charge, or what validation found'),
  words: z.string().describe('What was found'),
  next: z.string().describe('What to do about it'),
  foundBy: z.enum(['validation', 'charge']),
  foundAt: instantShape,
  resolvedAt: instantShape.nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.string().nullable(),
});
export type ReviewItem = z.infer<typeof reviewItemShape>;
export const reviewPage = pageOf(reviewItemShape);

export const listReviewsInput = z.strictObject({
  ...pageInput,
  state: z.enum(['open', 'resolved']).default('open'),
  code: z.string().max(50).optional(),
});
export type ListReviewsInput = z.infer<typeof listReviewsInput>;

export const resolveReviewInput = z.strictObject({
  id,
  resolution: z.string().trim().min(1).max(500).describe('What was done about it'),
});
export type ResolveReviewInput = z.infer<typeof resolveReviewInput>;

/** What to do about each thing that validation finds; for outcomes of charges: `outcomeWords`. */
export const validationWords: Record<string, string> = {
  card_expired: 'Ask the customer for a new card before the first.',
  no_price: 'Give the plan a price in the customer’s currency, or end the subscription.',
};

export const validatedShape = z.strictObject({
  looked: z.int().describe('Invoices that are charged within three days'),
  found: z.int().describe('What was found and was not known before'),
  mended: z.int().describe('What was found before and is found no more'),
  open: z.int().describe('What waits for people now'),
});
export type Validated = z.infer<typeof validatedShape>;
