import { z } from 'zod';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { roundingModes } from '@/server/kernel/rounding';
import { dayShape, instantShape, pageInput, pageOf } from '@/server/kernel/shapes';
import type { ScheduleName } from '../domain/default-schedules';

export const scheduleNameShape = z
  .enum(['default', 'credit_card', 'debit_card'])
  .describe('default: completed orders; the others: card payments taken through us') satisfies z.ZodType<ScheduleName>;

/** Bounds and the fixed part are minor units of the schedule's currency. */
export const feeTierShape = z.strictObject({
  fromMinor: z.int().describe('From this amount on; the first tier starts at 0'),
  toMinor: z.int().nullable().describe('To under this amount; null: the last tier, which is open'),
  ratePpm: z.int().describe('Parts per million: 9500 is 0.95 %'),
  fixedMinor: z.int().max(1_000_000_000_000, 'is too much').default(0).describe('Added to each fee'),
  rounding: z.enum(roundingModes).default('half_up').describe('How the fee of each single order is rounded'),
});
export type FeeTierJson = z.infer<typeof feeTierShape>;

/** The tiers as the kernel reckons with them. */
export const tiersOf = (tiers: readonly FeeTierJson[]): FeeTier[] =>
  tiers.map(({ fromMinor, toMinor, ratePpm, fixedMinor, rounding }) => ({
    fromMinor: BigInt(fromMinor),
    toMinor: toMinor === null ? null : BigInt(toMinor),
    ratePpm,
    fixedMinor: BigInt(fixedMinor),
    rounding,
  }));

export const feeTiersInput = z.array(feeTierShape).max(20, 'at most 20 tiers');

export const feeVersionShape = z.strictObject({
  version: z.int(),
  state: z
    .enum(['replaced', 'past', 'current', 'coming'])
    .describe('replaced: another version took its place before it ever held'),
  startsOn: dayShape.nullable().describe('The first day, in the merchant’s time zone; null: from the beginning'),
  endsBefore: dayShape.nullable().describe('The day from which another version holds; null: open'),
  tiers: z.array(feeTierShape.extend({ words: z.string() })),
  dueDays: z.int().describe('How many days after the payment it falls due'),
  publishedBy: z.string().nullable().describe('Null: it came with the product'),
  publishedAt: instantShape,
  why: z.string().nullable(),
});
export type FeeVersion = z.infer<typeof feeVersionShape>;

const scheduleFields = {
  id: z.string(),
  name: scheduleNameShape,
  currency: z.string(),
  merchant: z
    .strictObject({ reference: z.string(), name: z.string() })
    .nullable()
    .describe('Whose own it is; null: of all who have none of their own'),
  exceptions: z.int().describe('Of a default schedule: how many merchants have their own instead'),
  latestVersion: z.int().describe('The number that a new version comes after'),
  earliestStart: dayShape.describe('The first day from which a new version can hold: today, where it is latest'),
};

export const feeScheduleItemShape = z.strictObject({
  ...scheduleFields,
  current: feeVersionShape.nullable().describe('Null: none holds yet'),
  coming: z.array(feeVersionShape).describe('What is published to hold later, the next first'),
});
export type FeeScheduleItem = z.infer<typeof feeScheduleItemShape>;
export const feeSchedulePage = pageOf(feeScheduleItemShape);

export const feeScheduleShape = z.strictObject({
  ...scheduleFields,
  versions: z.array(feeVersionShape).describe('The newest first'),
});
export type FeeSchedule = z.infer<typeof feeScheduleShape>;

export const listFeeSchedulesInput = z.strictObject({
  ...pageInput,
  of: z.enum(['all', 'merchants']).optional().describe('all: the default ones; merchants: merchants’ own'),
  merchant: z.string().min(1).max(200).optional().describe('Only this merchant’s own'),
});
export type ListFeeSchedulesInput = z.infer<typeof listFeeSchedulesInput>;

export const feeScheduleIdInput = z.strictObject({
  id: z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits'),
});

const versionFields = {
  tiers: feeTiersInput,
  startsOn: dayShape.describe('Today or later, where the merchants are'),
  dueDays: z.int().min(0).max(365, 'must be at most a year').optional().describe('Without it, as before'),
  why: z.string().trim().max(500).optional(),
};

export const publishFeeVersionInput = z.strictObject({
  ...feeScheduleIdInput.shape,
  afterVersion: z.int().min(1).describe('The latest version that you have seen: another one meanwhile is refused'),
  ...versionFields,
});
export type PublishFeeVersionInput = z.infer<typeof publishFeeVersionInput>;

export const giveFeeScheduleInput = z.strictObject({
  merchant: z.string().min(1).max(200).describe('The merchant’s reference'),
  name: scheduleNameShape.default('default'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code in capitals, such as EUR'),
  ...versionFields,
});
export type GiveFeeScheduleInput = z.infer<typeof giveFeeScheduleInput>;
