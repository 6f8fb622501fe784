import { z } from 'zod';
import { instantShape } from '@/server/kernel/shapes';

const currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters of ISO 4217, such as EUR');
const minor = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const tierShape = z.strictObject({
  currency,
  fromMinor: minor.describe('From this amount on, in minor units'),
  approvers: z.int().min(1).max(5),
});
export const automaticShape = z.strictObject({
  currency,
  upToMinor: minor.describe('Up to this amount, in minor units'),
});

/** A version of the approval policy as somebody proposes it. */
export const proposePolicyInput = z.strictObject({
  tiers: z.array(tierShape).max(50),
  automatic: z.array(automaticShape).max(50),
  reason: z.string().trim().min(3, 'must be some words, so that others understand').max(500),
});
export type ProposePolicyInput = z.infer<typeof proposePolicyInput>;

export const decidePolicyInput = z.strictObject({
  id: z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits'),
  confirm: z.boolean(),
  words: z.string().trim().max(500).optional(),
});
export type DecidePolicyInput = z.infer<typeof decidePolicyInput>;

export const policyShape = z.strictObject({
  id: z.string(),
  tiers: z.array(tierShape),
  automatic: z.array(automaticShape),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: instantShape,
  state: z.enum(['in_force', 'past', 'waiting', 'rejected']),
  decidedBy: z.string().nullable(),
  decidedAt: instantShape.nullable(),
  words: z.string().nullable(),
  isOwn: z.boolean().describe('Whether who asks proposed it: they may take it back'),
  mayDecide: z.boolean().describe('Whether who asks may confirm or reject it'),
});
export type ApprovalPolicy = z.infer<typeof policyShape>;
