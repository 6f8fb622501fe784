import type { OrderStatus } from '../schema';

/**
 * Every move of an order: from which states it leads to which. What is not listed here does not exist. Statements that
 * move an order put `from` into their WHERE, so that of two moves at once the second finds what the first left.
 */
export const orderMoves = {
  /** Paid by us, or nothing to pay. A declined order can be paid again. */
  confirm: { from: ['created', 'declined'], to: 'confirmed' },
  decline: { from: ['created'], to: 'declined' },
  cancel: { from: ['created', 'confirmed', 'declined'], to: 'cancelled' },
  deliver: { from: ['confirmed'], to: 'delivered' },
  /** A shop that collected the money itself says that all is done, whether or not we heard of it before. */
  complete: { from: ['created', 'confirmed'], to: 'delivered' },
  refundPart: { from: ['confirmed', 'delivered'], to: 'partially_refunded' },
  refundAll: { from: ['confirmed', 'delivered', 'partially_refunded'], to: 'refunded' },
} as const satisfies Record<string, { from: readonly OrderStatus[]; to: OrderStatus }>;

export type OrderMove = keyof typeof orderMoves;

/** The state after a move, or null where there is no such move. */
export function afterMove(status: OrderStatus, move: OrderMove): OrderStatus | null {
  const { from, to } = orderMoves[move];
  return (from as readonly OrderStatus[]).includes(status) ? to : null;
}
