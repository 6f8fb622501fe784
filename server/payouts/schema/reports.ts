import { z } from 'zod';
import { instantShape, pageInput, pageOf } from '@/server/kernel/shapes';

const id = z.string().regex(/^\d{1,18}$/, 'is no id');

export const reportEffectShape = z
  .enum(['paid', 'failed', 'noted', 'repeated', 'contradicts', 'unknown_reference'])
  .describe(
    '`paid`, `failed`: the payout is so now; `noted`: it is on its way; `repeated`: that was known; `contradicts`: something ' +
      'else is known of it, ask the bank; `unknown_reference`: no transfer of the file',
  );
export type ReportEffect = z.infer<typeof reportEffectShape>;

export const reportLineShape = z.strictObject({
  reference: z.string(),
  code: z.string().describe('The bank’s status, such as ACSC or RJCT'),
  reason: z.string().nullable().describe('The bank’s reason, such as AC04'),
  words: z.string().nullable(),
  effect: reportEffectShape,
  disbursementId: z.string().nullable(),
  merchantName: z.string().nullable(),
});
export type ReportLine = z.infer<typeof reportLineShape>;

export const payoutReportShape = z.strictObject({
  id: z.string(),
  fileId: z.string(),
  messageId: z.string().describe('The bank’s'),
  sha256: z.string(),
  groupCode: z.string().nullable().describe('What it says of the file as a whole'),
  receivedBy: z.string(),
  receivedAt: instantShape,
  effects: z.partialRecord(reportEffectShape, z.int()).describe('How many transfers each followed for'),
  unnamed: z.int().describe('Transfers of the file of which it says nothing'),
});
export type PayoutReport = z.infer<typeof payoutReportShape>;

export const receiveReportInput = z.strictObject({});
export const listReportsInput = z.strictObject({ fileId: id });
export const payoutReportsShape = z.array(payoutReportShape);
export const listReportLinesInput = z.strictObject({ ...pageInput, id });
export type ListReportLinesInput = z.infer<typeof listReportLinesInput>;
export const reportLinePage = pageOf(reportLineShape);
