import { z } from 'zod';

export const paymentMethodShape = z.enum(['credit_card', 'debit_card', 'account_transfer']);
export type PaymentMethod = z.infer<typeof paymentMethodShape>;

export const paymentStatusShape = z.enum([
  'created',
  'processing',
  'authorised',
  'captured',
  'declined',
  'failed',
  'unknown',
  'voided',
  'partially_refunded',
  'refunded',
  'disputed',
  'charged_back',
  'sent',
  'accepted',
  'rejected',
]);
export type PaymentStatus = z.infer<typeof paymentStatusShape>;

export const attemptKindShape = z.enum(['authorise', 'capture', 'void', 'refund', 'send', 'look_up']);
export type AttemptKind = z.infer<typeof attemptKindShape>;

export const attemptOutcomeShape = z.enum([
  'succeeded',
  'declined',
  'failed',
  'not_sent',
  'unknown',
  'pending',
  'not_found',
]);
export type AttemptOutcome = z.infer<typeof attemptOutcomeShape>;

export const refundStatusShape = z.enum(['created', 'processing', 'succeeded', 'failed', 'unknown']);
export type RefundStatus = z.infer<typeof refundStatusShape>;
export const disputeStatusShape = z.enum(['opened', 'won', 'lost']);
export type DisputeStatus = z.infer<typeof disputeStatusShape>;
