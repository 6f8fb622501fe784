import { z } from 'zod';
import { dayShape, instantShape } from '@/server/kernel/shapes';

/** So many seconds after the last try (`times` over), or on the day so many days after the first, at the hour of billing. */
const wait = z.union([
  z.strictObject({ seconds: z.int().min(1).max(604_800), times: z.int().min(1).max(1_000).default(1) }),
  z.strictObject({ days: z.int().min(1).max(365) }),
]);
export type Wait = z.infer<typeof wait>;

const rule = z.strictObject({
  waits: z.array(wait).max(50).describe('When it is tried again, try by try'),
  afterwards: z.enum(['fail', 'review']).describe('After the last: given up, or put before a person'),
});

export const retryRulesShape = z.strictObject({
  network_error: rule,
  no_funds: rule,
  declined: rule,
  unknown: z.strictObject({
    waits: z
      .array(wait)
      .min(1)
      .max(50)
      .describe('When the provider is asked what came of it; the last one over and over'),
  }),
});
export type RetryRules = z.infer<typeof retryRulesShape>;

export const retryPolicyShape = z.strictObject({
  version: z.string().nullable().describe('Null: as it was delivered'),
  rules: retryRulesShape,
  madeBy: z.string().nullable(),
  madeAt: instantShape.nullable(),
  why: z.string().nullable(),
});
export type RetryPolicy = z.infer<typeof retryPolicyShape>;

export const changePolicyInput = z.strictObject({ rules: retryRulesShape, why: z.string().trim().min(1).max(500) });

export const billingSettingsShape = z.strictObject({
  hour: z.int().min(0).max(23).describe('The hour of the day, in the customer’s time zone, from which it is charged'),
  onWorkingDay: z.boolean().describe('Saturdays and Sundays wait for Monday'),
  beginsOn: dayShape
    .nullable()
    .describe('The first charge day that is billed by itself: what was due before waits for somebody; null: all are'),
});
export type BillingSettings = z.infer<typeof billingSettingsShape>;
