import type { InvoiceStatus } from '../schema/states';

/**
 * Every move of an invoice: from which states it leads to which. What is not listed here does not exist. Statements that
 * move an invoice put `from` into their WHERE, so that of two moves at once the second finds what the first left.
 */
export const invoiceMoves = {
  issue: { from: ['draft'], to: 'open' },
  /** A credit note owes nothing: once issued it is done with. */
  credit: { from: ['draft'], to: 'paid' },
  /** A charge begins. */
  claim: { from: ['open'], to: 'processing' },
  settle: { from: ['processing', 'unknown'], to: 'paid' },
  /** Not this time: it is tried again by the policy. */
  putBack: { from: ['processing', 'unknown'], to: 'open' },
  giveUp: { from: ['processing', 'unknown'], to: 'failed' },
  /** The provider is asked what came of it. */
  loseSight: { from: ['processing', 'unknown'], to: 'unknown' },
  /** It never arrived: the same charge goes again, under its own key. */
  sendAgain: { from: ['unknown'], to: 'processing' },
  reopen: { from: ['failed', 'overdue'], to: 'open' },
  fallOverdue: { from: ['open', 'failed'], to: 'overdue' },
  writeOff: { from: ['overdue'], to: 'uncollectible' },
  payByHand: { from: ['open', 'failed', 'overdue', 'uncollectible'], to: 'paid' },
  void: { from: ['draft', 'open'], to: 'void' },
  /** Nothing is left of it to pay. */
  creditInFull: { from: ['open', 'failed', 'overdue'], to: 'void' },
} as const satisfies Record<string, { from: readonly InvoiceStatus[]; to: InvoiceStatus }>;

export type InvoiceMove = keyof typeof invoiceMoves;

/** The state after a move, or null where there is no such move. */
export function afterMove(status: InvoiceStatus, move: InvoiceMove): InvoiceStatus | null {
  const { from, to } = invoiceMoves[move];
  return (from as readonly InvoiceStatus[]).includes(status) ? to : null;
}
