import { z } from 'zod';
import { dayShape } from '@/server/kernel/shapes';

/** The days of a statement of the demo's bank, both in it. */
export const demoStatementInput = z
  .strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code in capitals, such as EUR'),
    from: dayShape,
    to: dayShape,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'lies before the first day' });
export type DemoStatementInput = z.infer<typeof demoStatementInput>;
