import { z } from 'zod';
import { instantShape, moneyShape } from '@/server/kernel/shapes';
import { businessKey, id, reasonShape, text } from './fields';
import { disputeStatusShape, refundStatusShape } from './states';

export const refundShape = z.strictObject({
  id: z.string(),
  paymentId: z.string(),
  amount: moneyShape,
  status: refundStatusShape,
  why: z.string().nullable(),
  reason: reasonShape.nullable().describe('Why it failed'),
  createdAt: instantShape,
  finalAt: instantShape.nullable(),
});
export type Refund = z.infer<typeof refundShape>;

export const disputeShape = z.strictObject({
  id: z.string(),
  paymentId: z.string(),
  amount: moneyShape,
  fee: moneyShape,
  status: disputeStatusShape,
  reason: z.string().nullable(),
  openedAt: instantShape,
  closedAt: instantShape.nullable(),
});
export type Dispute = z.infer<typeof disputeShape>;

export const refundInput = z.strictObject({
  id,
  amount: z.int().min(1).optional().describe('Minor units of the payment’s currency; without it, all that is left'),
  reason: text(500).optional(),
  key: businessKey,
});
export type RefundInput = z.infer<typeof refundInput>;
export const refundListShape = z.strictObject({ data: z.array(refundShape) });

export const openDisputeInput = z.strictObject({
  id,
  amount: z.int().min(1).optional().describe('Minor units of the payment’s currency; without it, all that is left'),
  fee: z.int().min(0).default(0).describe('What the provider takes for it, in minor units'),
  reason: text(500).optional(),
  providerReference: text(200).optional().describe('The provider’s id of it: told twice, it is opened once'),
});
export type OpenDisputeInput = z.infer<typeof openDisputeInput>;
