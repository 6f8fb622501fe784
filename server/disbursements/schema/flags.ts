import { z } from 'zod';
import { instantShape, moneyShape } from '@/server/kernel/shapes';

export const flagKindShape = z.enum([
  'first_to_account',
  'account_changed',
  'account_shared',
  'unusually_high',
  'many_refunds',
  'repeated_reference',
  'negative_soon',
]);
export type FlagKind = z.infer<typeof flagKindShape>;

/** Why somebody should look twice at what a merchant is about to be paid. */
export const flagShape = z.strictObject({
  kind: flagKindShape,
  words: z.string().describe('What was found, with the figures'),
  merchantReference: z.string(),
  merchantName: z.string(),
  toPay: moneyShape,
  disbursementId: z.string().nullable().describe('Null in a preview'),
});
export type Flag = z.infer<typeof flagShape>;

export const runFlagsShape = z.strictObject({
  flags: z.array(flagShape),
  lookedAt: instantShape.nullable().describe('Null: the run was submitted before flags were kept'),
  isKept: z
    .boolean()
    .describe('Whether they were written down with what was submitted or approved; if not, they are those of now'),
});
export type RunFlags = z.infer<typeof runFlagsShape>;
