import { z } from 'zod';
import { disbursementStatusShape, runStatusShape } from '@/server/disbursements/schema';
import { dayShape, instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';

export const payoutChannelShape = z.enum(['bank', 'file']);
export type PayoutChannel = z.infer<typeof payoutChannelShape>;

export const payoutEventKindShape = z.enum([
  'sending',
  'accepted',
  'not_sent',
  'unknown',
  'asking',
  'not_found',
  'paid',
  'failed',
  'returned',
]);
export type PayoutEventKind = z.infer<typeof payoutEventKindShape>;

export const payoutEventSourceShape = z.enum(['bank', 'file', 'status_report', 'statement', 'staff']);
export type PayoutEventSource = z.infer<typeof payoutEventSourceShape>;

/** What keeps a payout from leaving. */
export const payoutWaitShape = z.enum([
  'on_hold',
  'no_account',
  'account_changed',
  'cooling_off',
  'contradicted',
  'file',
]);
export type PayoutWait = z.infer<typeof payoutWaitShape>;

const id = z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits');
const reason = z.string().trim().min(3, 'must be some words, so that others understand').max(500);

export const payoutInput = z.strictObject({ disbursementId: id });
/** Paying again, or giving up, what is not on its way. */
export const decidePayoutInput = z.strictObject({ disbursementId: id, reason });
export type DecidePayoutInput = z.infer<typeof decidePayoutInput>;

export const payoutEventShape = z.strictObject({
  kind: payoutEventKindShape,
  source: payoutEventSourceShape.describe('Who said so'),
  code: z.string().nullable().describe('The bank’s reason: an ISO 20022 or Nacha code'),
  words: z.string().nullable(),
  bookedOn: dayShape.nullable(),
  at: instantShape,
});

export const payoutAttemptShape = z.strictObject({
  number: z.int(),
  reference: z.string().describe('As it stands on the bank’s statement'),
  channel: payoutChannelShape,
  account: z.string().describe('Masked'),
  createdAt: instantShape,
  events: z.array(payoutEventShape),
});

/** Where a payout stands. */
export const standing = {
  status: disbursementStatusShape,
  account: z.string().nullable().describe('Where it went, or would go now, masked; null: nowhere'),
  waitsFor: payoutWaitShape.nullable().describe('What keeps it from leaving; before it is approved: what would'),
  waitsUntil: instantShape.nullable().describe('When the account has cooled off, where that is what it waits for'),
  expectedOn: dayShape.nullable().describe('The day on which it is due; null: nobody can say, or it is due no more'),
};

export const payoutContradictionShape = z.strictObject({
  reference: z.string().describe('Of the attempt'),
  said: payoutEventKindShape,
  source: payoutEventSourceShape.describe('Who said so'),
  known: payoutEventKindShape,
  knownSource: payoutEventSourceShape.describe('Who said that first'),
  at: instantShape,
});

export const payoutShape = z.strictObject({
  disbursementId: z.string(),
  amount: moneyShape,
  ...standing,
  reason: z
    .strictObject({
      code: z.string().nullable(),
      words: z.string(),
      merchantDoes: z.string().nullable().describe('Null: nothing, or it has given another account since'),
      isPermanent: z.boolean().describe('Whether the same transfer would fail again'),
    })
    .nullable()
    .describe('Why it failed or came back'),
  paidOn: dayShape.nullable(),
  attempts: z.array(payoutAttemptShape).describe('The newest first'),
  contradictions: z
    .array(payoutContradictionShape)
    .describe('For staff: what was said against what is known of how an attempt ended. Nothing was changed by it'),
});
export type Payout = z.infer<typeof payoutShape>;

/** By which the bank's statement will name it; null: nothing is sent, or what was made never left. */
export const referenceOf = ({ status, attempts }: Pick<Payout, 'status' | 'attempts'>): string | null =>
  status === 'approved' ? null : (attempts[0]?.reference ?? null);

export const runPayoutsInput = z.strictObject({
  runId: z.uuid(),
  status: disbursementStatusShape.optional(),
  ...pageInput,
});
export type RunPayoutsInput = z.infer<typeof runPayoutsInput>;
export const runPayoutShape = z.strictObject({
  disbursementId: z.string(),
  merchantReference: z.string(),
  merchantName: z.string(),
  amount: moneyShape,
  ...standing,
  reference: z.string().nullable().describe('Of the latest attempt'),
  attempts: z.int(),
  reason: z.string().nullable().describe('Why it failed or came back, in words'),
  lastAt: instantShape.nullable().describe('When something was last heard of it'),
});
export type RunPayout = z.infer<typeof runPayoutShape>;
export const runPayoutPage = pageOf(runPayoutShape);

/** How far a run is paid: by currency and status. */
export const payoutProgressShape = z.strictObject({
  runId: z.string(),
  status: runStatusShape,
  sums: z.array(
    z.strictObject({ currency: z.string(), status: disbursementStatusShape, payouts: z.int(), amount: moneyShape }),
  ),
});
export type PayoutProgress = z.infer<typeof payoutProgressShape>;
export const runPayoutProgressInput = z.strictObject({ runId: z.uuid() });
