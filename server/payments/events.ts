import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

const id = z.string().regex(/^\d+$/);
export const paymentData = z.strictObject({ paymentId: id });
export const refundData = z.strictObject({ refundId: id });
export const disputeData = z.strictObject({ disputeId: id });

/** A payment, or another try at it, was accepted and waits to be worked on. Also written by `accept_payment` in SQL. */
export const PAYMENT_ACCEPTED = 'payments/payment.accepted';
/** The money of a card payment is taken. */
export const PAYMENT_CAPTURED = 'payments/payment.captured';
export const PAYMENT_DECLINED = 'payments/payment.declined';
export const PAYMENT_FAILED = 'payments/payment.failed';
/** It is not taken after all: its order was cancelled before. */
export const PAYMENT_VOIDED = 'payments/payment.voided';
/** Account transfers: the other side took it, or not. */
export const TRANSFER_ACCEPTED = 'payments/transfer.accepted';
export const TRANSFER_REJECTED = 'payments/transfer.rejected';

export const REFUND_REQUESTED = 'payments/refund.requested';
export const REFUND_SUCCEEDED = 'payments/refund.succeeded';
export const REFUND_FAILED = 'payments/refund.failed';

export const DISPUTE_OPENED = 'payments/dispute.opened';
export const DISPUTE_WON = 'payments/dispute.won';
export const DISPUTE_LOST = 'payments/dispute.lost';

type PaymentEventName =
  | typeof PAYMENT_CAPTURED
  | typeof PAYMENT_DECLINED
  | typeof PAYMENT_FAILED
  | typeof PAYMENT_VOIDED
  | typeof TRANSFER_ACCEPTED
  | typeof TRANSFER_REJECTED;

export const paymentAccepted = (paymentId: bigint): OutboxEvent => ({
  name: PAYMENT_ACCEPTED,
  data: { paymentId: paymentId.toString() },
});

export const paymentMoved = (name: PaymentEventName, paymentId: bigint): OutboxEvent => ({
  name,
  data: { paymentId: paymentId.toString() },
  isTold: true,
});

export const refundRequested = (refundId: bigint): OutboxEvent => ({
  name: REFUND_REQUESTED,
  data: { refundId: refundId.toString() },
});

export const refundEnded = (name: typeof REFUND_SUCCEEDED | typeof REFUND_FAILED, refundId: bigint): OutboxEvent => ({
  name,
  data: { refundId: refundId.toString() },
  isTold: true,
});

export const disputeMoved = (
  name: typeof DISPUTE_OPENED | typeof DISPUTE_WON | typeof DISPUTE_LOST,
  disputeId: bigint,
): OutboxEvent => ({ name, data: { disputeId: disputeId.toString() }, isTold: true });
