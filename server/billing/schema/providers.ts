import { z } from 'zod';
import { instantShape } from '@/server/kernel/shapes';

export const breakerStateShape = z.enum(['closed', 'open', 'half_open']);
export type BreakerState = z.infer<typeof breakerStateShape>;

export const providerLimitsShape = z.strictObject({
  concurrency: z.int().min(1).max(1_000).describe('Charges under way at once, per process'),
  perSecond: z.int().min(1).max(100_000).describe('Charges begun a second, per process'),
  opensAtPercent: z.int().min(1).max(99).describe('The breaker opens when more than this part of calls fails'),
  withinSeconds: z.int().min(1).max(3_600).describe('…of the calls of so many seconds'),
  openSeconds: z.int().min(1).max(86_400).describe('How long it stays open before one charge tries again'),
});
export type ProviderLimits = z.infer<typeof providerLimitsShape>;

export const providerShape = z.strictObject({
  name: z.string(),
  limits: providerLimitsShape,
  state: breakerStateShape.describe('Open: nothing is attempted; half open: one charge asks'),
  changedAt: instantShape,
  history: z.array(z.strictObject({ state: breakerStateShape, why: z.string(), at: instantShape })),
  health: z
    .array(z.strictObject({ minute: instantShape, calls: z.int(), failed: z.int(), latencyMs: z.int() }))
    .describe('The last hour by the minute: calls, those without a clear answer, and their mean time'),
});
export type BillingProvider = z.infer<typeof providerShape>;
export const setLimitsInput = z.strictObject({ name: z.string().min(1).max(50), limits: providerLimitsShape });
