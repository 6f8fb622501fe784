import { z } from 'zod';
import { disbursementStatusShape } from '@/server/disbursements/schema';
import { dayShape, instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';

const id = z.string().regex(/^\d{1,18}$/, 'is no id');
const why = z.string().trim().min(3, 'must be some words, so that others understand').max(500);

export const payoutFileFormatShape = z.enum(['pain_001', 'nacha']);
export type PayoutFileFormat = z.infer<typeof payoutFileFormatShape>;

const downloadShape = z.strictObject({
  by: z.string(),
  at: instantShape,
  why: z.string().nullable().describe('Null: it was the first'),
  toDemoBank: z.boolean(),
});

const withdrawalShape = z.strictObject({
  id: z.string(),
  why: z.string(),
  by: z.string(),
  at: instantShape,
  isOwn: z.boolean().describe('Whether you said it yourself: then another person confirms it'),
  state: z
    .enum(['waiting', 'confirmed', 'rejected'])
    .describe('Waiting for a second person, since the file was downloaded before'),
  checkedBy: z.string().nullable(),
  checkedAt: instantShape.nullable(),
  checkedWhy: z.string().nullable().describe('Why it was rejected'),
});

export const payoutFileShape = z.strictObject({
  id: z.string(),
  runId: z.string(),
  currency: z.string(),
  format: payoutFileFormatShape.describe('A SEPA credit transfer (ISO 20022 pain.001.001.09), or ACH credits (Nacha)'),
  number: z.int().describe('Of its run and currency: what is paid again goes into a further one'),
  messageId: z.string().describe('By which the bank’s status report names it'),
  fileName: z.string(),
  transfers: z.int(),
  total: moneyShape,
  sha256: z.string(),
  account: z.string().describe('Of ours, which it leaves, masked'),
  executeOn: dayShape.describe('The day on which the bank is asked to pay'),
  createdBy: z.string(),
  createdAt: instantShape,
  downloads: z.array(downloadShape).describe('Each time that it left, the first first'),
  withdrawal: withdrawalShape.nullable().describe('The latest: that the bank does not execute it'),
  reports: z.int().describe('How many status reports came back of it'),
  outcomes: z.strictObject({
    open: z.int(),
    noted: z.int().describe('Of those that are open: what the bank reported to have'),
    paid: z.int(),
    failed: z.int(),
    returned: z.int(),
  }),
});
export type PayoutFile = z.infer<typeof payoutFileShape>;

export const payoutFileIdInput = z.strictObject({ id });
export const listPayoutFilesInput = z.strictObject({ ...pageInput, runId: z.uuid().optional() });
export type ListPayoutFilesInput = z.infer<typeof listPayoutFilesInput>;
export const payoutFilePage = pageOf(payoutFileShape);

export const writePayoutFileInput = z.strictObject({
  runId: z.uuid(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code in capitals, such as EUR'),
  again: z
    .strictObject({ disbursementIds: z.array(id).min(1).max(10_000), why })
    .optional()
    .describe('What failed, came back, or goes to another account than was approved, and is paid now for a reason'),
});
export type WritePayoutFileInput = z.infer<typeof writePayoutFileInput>;

export const downloadPayoutFileInput = z.strictObject({
  id,
  why: why.optional().describe('From the second time on: why it is downloaded again'),
});
export type DownloadPayoutFileInput = z.infer<typeof downloadPayoutFileInput>;

export const withdrawPayoutFileInput = z.strictObject({ id, reason: why });
export type WithdrawPayoutFileInput = z.infer<typeof withdrawPayoutFileInput>;
export const checkWithdrawalInput = z
  .strictObject({
    id,
    withdrawalId: id.describe('What was looked at'),
    confirm: z.boolean(),
    reason: why.optional().describe('Required to reject it'),
  })
  .refine(({ confirm, reason }) => confirm || reason !== undefined, {
    path: ['reason'],
    error: 'is missing: whoever withdrew the file reads it',
  });
export type CheckWithdrawalInput = z.infer<typeof checkWithdrawalInput>;

/** What it says is text of plain characters, whatever its format. */
export const payoutFileContentShape = z.strictObject({
  fileName: z.string(),
  contentType: z.string(),
  sha256: z.string(),
  content: z.string(),
});
export type PayoutFileContent = z.infer<typeof payoutFileContentShape>;

/** What a run would have in a file of each currency, if it were written now. */
export const writablePayoutsShape = z.array(
  z.strictObject({
    currency: z.string(),
    transfers: z.int(),
    total: moneyShape,
    others: z
      .array(
        z.strictObject({
          disbursementId: z.string(),
          merchantName: z.string(),
          amount: moneyShape,
          status: disbursementStatusShape,
          waits: z
            .string()
            .nullable()
            .describe('Why it cannot leave at all, in words; null: it can, if somebody says why'),
          lookAt: z.string().nullable().describe('What to look at before it is paid again, in words'),
        }),
      )
      .describe('What does not leave by itself: it failed, came back, or waits'),
    problem: z.string().nullable().describe('Why no file can be written, in words; null: it can'),
  }),
);
export type WritablePayouts = z.infer<typeof writablePayoutsShape>;
export const runFilesInput = z.strictObject({ runId: z.uuid() });
