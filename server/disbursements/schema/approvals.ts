import { z } from 'zod';
import { instantShape, moneyShape } from '@/server/kernel/shapes';
import { runStatusShape } from '../schema';

const id = z.uuid();
export const hashShape = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'the 64 hexadecimal digits that the run was shown with')
  .describe('Of what each merchant gets and where it goes, as it was shown');
const reason = z.string().trim().min(3, 'must be some words, so that others understand').max(500);

/** Handing a run in, approving it: of exactly what was shown. */
export const submitRunInput = z.strictObject({ id, hash: hashShape });
export const approveRunInput = z.strictObject({ id, hash: hashShape, words: z.string().trim().max(500).optional() });
export type ApproveRunInput = z.infer<typeof approveRunInput>;
export const endRunInput = z.strictObject({ id, reason });
export const excludeMerchantInput = z.strictObject({ id, merchant: z.string().min(1).max(200), reason });
export type ExcludeMerchantInput = z.infer<typeof excludeMerchantInput>;

export const approvalShape = z.strictObject({
  decision: z.enum(['approved', 'rejected']),
  decidedBy: z.string(),
  decidedAt: instantShape,
  words: z.string().nullable(),
  counts: z.boolean().describe('Whether it is of what the run is now'),
});

/** What who approves a run looks at, besides its disbursements. */
export const runReviewShape = z.strictObject({
  id: z.string(),
  status: runStatusShape,
  hash: hashShape,
  pays: z.array(moneyShape),
  submittedBy: z.string().nullable(),
  submittedAt: instantShape.nullable(),
  approvalsNeeded: z.int(),
  approvals: z.array(approvalShape),
  mayApprove: z.boolean().describe('Whether who asks may, now'),
  whyNot: z.string().nullable(),
  endReason: z.string().nullable().describe('Why it was cancelled or rejected'),
});
export type RunReview = z.infer<typeof runReviewShape>;
