import { z } from 'zod';
import { dayShape, moneyShape } from '@/server/kernel/shapes';
import { payableKindShape } from '@/server/payables/schema';
import { feeRuleShape } from '../schema';

/** How the figures of a disbursement come about. Sentences stand without their full stop. */
export const explanationShape = z.strictObject({
  disbursementId: z.string(),
  parts: z
    .array(
      z.strictObject({
        kind: payableKindShape,
        payables: z.int(),
        gross: moneyShape,
        fee: moneyShape,
        net: moneyShape,
      }),
    )
    .describe('What it is made of; its gross, fee and net are the sums'),
  fees: z
    .array(
      z.strictObject({
        rule: feeRuleShape.nullable().describe('Null: a dispute’s, or a minimum monthly fee'),
        kind: payableKindShape.nullable().describe('Of what, where there is no rule'),
        tier: z.string().nullable().describe('Which step of the rule, in words'),
        payables: z.int(),
        gross: moneyShape,
        fee: moneyShape,
      }),
    )
    .describe('Its fees by the rules that made them; each payable’s is rounded for itself'),
  net: z.string(),
  kept: z.string().describe('Why it keeps what it keeps, or that it keeps nothing'),
  toPay: z.string(),
  owedOn: z
    .array(z.strictObject({ payableId: z.string(), dueOn: dayShape, disbursementId: z.string().nullable() }))
    .describe('The payables by which what it kept is owed on, and the disbursements that they are in'),
});
export type Explanation = z.infer<typeof explanationShape>;

const money = (amount: number) => ({ amount, currency: 'EUR' });
export const exampleOfExplanation: Explanation = {
  disbursementId: '1207',
  parts: [{ kind: 'capture', payables: 1, gross: money(10_229), fee: money(97), net: money(10_132) }],
  fees: [
    {
      rule: { scheduleId: '1', schedule: 'default', version: 1, isOwn: false },
      kind: null,
      tier: '50.00 to under 300.00: 0.95 %',
      payables: 1,
      gross: money(10_229),
      fee: money(97),
    },
  ],
  net: '102.29 gross − 0.97 fees = 101.32',
  kept: '5.00 % of 102.29 sold = 5.1145, rounded half up to 5.11; given free on 2026-02-10',
  toPay: '101.32 net − 5.11 kept = 96.21',
  owedOn: [{ payableId: '90502', dueOn: '2026-02-10', disbursementId: null }],
};
