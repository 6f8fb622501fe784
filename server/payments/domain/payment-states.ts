import type { PaymentStatus } from '../schema/states';

/**
 * Every move of a payment: from which states it leads to which. What is not listed here does not exist. Statements that
 * move a payment put `from` into their WHERE.
 */
export const paymentMoves = {
  begin: { from: ['created'], to: 'processing' },
  authorise: { from: ['processing', 'unknown'], to: 'authorised' },
  capture: { from: ['authorised', 'unknown'], to: 'captured' },
  decline: { from: ['processing', 'unknown'], to: 'declined' },
  fail: { from: ['processing', 'authorised', 'unknown'], to: 'failed' },
  /** What came of a call is not known; it is asked about. */
  lose: { from: ['processing', 'authorised', 'sent'], to: 'unknown' },
  /** Nobody has paid it yet, or it is given up before its money is taken. */
  void: { from: ['created', 'authorised', 'unknown'], to: 'voided' },
  /** Paid (again), with another card. */
  tryAgain: { from: ['created', 'declined', 'failed'], to: 'created' },
  refundPart: { from: ['captured', 'partially_refunded'], to: 'partially_refunded' },
  refundAll: { from: ['captured', 'partially_refunded'], to: 'refunded' },
  dispute: { from: ['captured', 'partially_refunded', 'disputed'], to: 'disputed' },
  // A dispute that is over leads to what the payment was before, or to the loss.
  settleAsCaptured: { from: ['disputed'], to: 'captured' },
  settleAsPartlyRefunded: { from: ['disputed'], to: 'partially_refunded' },
  chargeBack: { from: ['disputed'], to: 'charged_back' },
  // Account transfers.
  send: { from: ['created'], to: 'sent' },
  accept: { from: ['sent', 'unknown'], to: 'accepted' },
  reject: { from: ['sent', 'unknown'], to: 'rejected' },
} as const satisfies Record<string, { from: readonly PaymentStatus[]; to: PaymentStatus }>;

export type PaymentMove = keyof typeof paymentMoves;

export const mayMove = (status: PaymentStatus, move: PaymentMove): boolean =>
  (paymentMoves[move].from as readonly PaymentStatus[]).includes(status);

/** The provider has not had its last word: work goes on, or waits for a person. */
export const isUnderWay = (status: PaymentStatus): boolean =>
  ['created', 'processing', 'authorised', 'unknown', 'sent'].includes(status);
