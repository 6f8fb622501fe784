import { z } from 'zod';
import { dayShape, instantShape, moneyShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';
import { id, reference, taxRatePpm, text } from './fields';

const firstOfMonthShape = dayShape.regex(/-01$/, { error: mustBe('the first day of a month') });
const price = moneyShape.refine(({ amount }) => amount >= 0, 'must not be negative');

export const planShape = z.strictObject({
  reference,
  name: z.string(),
  taxRatePpm,
  prices: z
    .array(z.strictObject({ price: moneyShape, validFrom: dayShape.describe('The first month that costs so much') }))
    .describe('A month, before tax; the newest first'),
  retiredAt: instantShape.nullable().describe('Since when it can no longer be subscribed to'),
  createdAt: instantShape,
});
export type Plan = z.infer<typeof planShape>;

export const createPlanInput = z.strictObject({
  reference: reference.describe('Your own name for it, once'),
  name: text(200).describe('As it stands on invoices'),
  taxRatePpm: taxRatePpm.default(0),
  prices: z.array(price).min(1).max(50).describe('What it costs a month before tax, in each currency'),
});
export type CreatePlanInput = z.infer<typeof createPlanInput>;

export const planReferenceInput = z.strictObject({ reference });
export const pricePlanInput = z.strictObject({
  reference,
  price: price.describe('What it costs a month before tax'),
  validFrom: firstOfMonthShape.describe(
    'The first month that costs so much: invoices of months before stay as they are',
  ),
});
export type PricePlanInput = z.infer<typeof pricePlanInput>;

export const listPlansInput = z.strictObject(pageInput);
export type ListPlansInput = z.infer<typeof listPlansInput>;
export const planPage = pageOf(planShape);

export const subscriptionShape = z.strictObject({
  id,
  customer: z.string().describe('The customer’s reference'),
  plan: z.string().describe('The plan’s reference'),
  quantity: z.int(),
  startsOn: dayShape,
  endsOn: dayShape.nullable().describe('The first day on which it is no more'),
  pauses: z.array(z.strictObject({ from: dayShape, to: dayShape.nullable() })).describe('Days that are not charged'),
  createdAt: instantShape,
});
export type Subscription = z.infer<typeof subscriptionShape>;

export const startSubscriptionInput = z.strictObject({
  customer: reference.describe('The customer’s reference'),
  plan: reference.describe('The plan’s reference'),
  quantity: z.int().min(1).max(100_000).default(1),
  startsOn: dayShape.describe('In the customer’s calendar; a month that has begun is charged by its days'),
});
export type StartSubscriptionInput = z.infer<typeof startSubscriptionInput>;

export const subscriptionIdInput = z.strictObject({ id });
export const endSubscriptionInput = z.strictObject({
  id,
  endsOn: dayShape.describe('The first day on which it is no more'),
  reason: text(500).optional(),
});
export type EndSubscriptionInput = z.infer<typeof endSubscriptionInput>;
export const pauseSubscriptionInput = z.strictObject({
  id,
  from: dayShape.describe('The first day that is not charged'),
  to: dayShape.nullable().default(null).describe('The first day that is charged again; null: until it is resumed'),
});
export type PauseSubscriptionInput = z.infer<typeof pauseSubscriptionInput>;
export const resumeSubscriptionInput = z.strictObject({
  id,
  on: dayShape.describe('The first day that is charged again'),
});
export type ResumeSubscriptionInput = z.infer<typeof resumeSubscriptionInput>;

export const listSubscriptionsInput = z.strictObject({
  ...pageInput,
  customer: reference.optional(),
  plan: reference.optional(),
});
export type ListSubscriptionsInput = z.infer<typeof listSubscriptionsInput>;
export const subscriptionPage = pageOf(subscriptionShape);
