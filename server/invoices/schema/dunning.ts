import { z } from 'zod';
import { instantShape } from '@/server/kernel/shapes';
import { reference, text } from './fields';

const days = (least: number, most: number) => z.int().min(least).max(most);

const rules = {
  name: text(100),
  overdueAfterDays: days(0, 365).describe('Days after the due day on which an unpaid invoice falls overdue'),
  uncollectibleAfterDays: days(1, 1_000).describe('Days after that on which it is written off'),
  reminderDays: z
    .array(days(0, 365))
    .max(12)
    .refine((all) => new Set(all).size === all.length, 'has a day twice')
    .describe('Days after the due day on which the customer is reminded'),
};

/** Every customer has it, unless another is chosen. */
export const STANDARD_POLICY = 'standard';

const versionFacts = {
  ...rules,
  version: z.int().describe('From 1; a change makes the next one'),
  changedAt: instantShape,
  changedBy: z.string(),
  why: z.string().nullable(),
};
export const dunningPolicyShape = z.strictObject({
  reference,
  ...versionFacts,
  customers: z.int().describe('How many customers have it'),
});
export type DunningPolicy = z.infer<typeof dunningPolicyShape>;
export const dunningPoliciesShape = z.strictObject({ data: z.array(dunningPolicyShape) });

export const dunningVersionShape = z.strictObject(versionFacts);
export type DunningVersion = z.infer<typeof dunningVersionShape>;
export const dunningHistoryShape = z.strictObject({ data: z.array(dunningVersionShape) });

export const createDunningPolicyInput = z.strictObject({ reference, ...rules });
export type CreateDunningPolicyInput = z.infer<typeof createDunningPolicyInput>;

/** What is left out stays as it is. */
export const changeDunningPolicyInput = z.strictObject({
  reference,
  ...z.strictObject(rules).partial().shape,
  why: text(500).optional(),
});
export type ChangeDunningPolicyInput = z.infer<typeof changeDunningPolicyInput>;

export const dunningReferenceInput = z.strictObject({ reference });
export const listDunningInput = z.strictObject({});
