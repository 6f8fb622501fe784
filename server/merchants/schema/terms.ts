import { z } from 'zod';

const minor = z.int('must be a whole number').min(0, 'cannot be less than nothing');

/** What is given is changed; the rest stays as it is. Amounts are minor units of the merchant’s currency. */
export const changeTermsInput = z.strictObject({
  reference: z.string().min(1).max(200),
  disbursementFrequency: z.enum(['daily', 'weekly']).optional(),
  disbursementWeekdays: z
    .array(z.int().min(1).max(7))
    .min(1, 'name at least one day')
    .max(7)
    .nullable()
    .optional()
    .describe('ISO weekdays (1 is Monday) of an own schedule; null: by the frequency'),
  minimumPayout: minor.optional().describe('What is less is kept for the next payout'),
  minimumMonthlyFee: minor.optional(),
  deductsMonthlyFee: z
    .boolean()
    .optional()
    .describe('Whether what is missing to the minimum monthly fee is taken off a payout; if not, it is only recorded'),
  reserve: z
    .strictObject({
      ratePpm: z.int().min(0).max(500_000, 'must be at most half').describe('Parts per million: 100000 is 10 %'),
      days: z.int().min(0).max(365, 'must be at most a year'),
    })
    .optional()
    .describe('The part of each payout that is held back, and for how many days'),
  why: z.string().trim().max(500).optional(),
});
export type ChangeTermsInput = z.infer<typeof changeTermsInput>;
