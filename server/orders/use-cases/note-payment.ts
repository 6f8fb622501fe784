import type { Actor } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Queryable } from '@/server/platform/db';
import { afterMove, orderMoves } from '../domain/order-states';
import { lockOrder, noteCollection, type OrderFacts } from '../store/moves';
import { impossibleMove } from './impossible-move';
import { moveLocked } from './move-order';

/** What became of an order by what its payment told: `order` as it is now, and whether that moved it. */
export type Noted = { order: OrderFacts; hasMoved: boolean };

/**
 * Locks an order for a payment until COMMIT and notes that one is under way: from then on a completion that arrives owes
 * nothing by itself, and waits until the payment is decided. Asking again while it is under way changes nothing.
 *
 * @param scope the only merchant whose orders exist for whoever pays; null: all
 */
export async function beginPayment(
  client: Queryable,
  scope: bigint | null,
  orderId: bigint | string,
): Promise<Outcome<OrderFacts>> {
  const order = await lockOrder(client, scope, orderId);
  if (!order) return refuse('not_found', 'There is no such order.');
  if (!afterMove(order.status, 'confirm')) return impossibleMove('paid', order.status, orderMoves.confirm.from);
  if (order.collection === null) await noteCollection(client, order.id, 'under_way');
  return ok({ ...order, collection: 'under_way' });
}

/**
 * Its payment is captured: the order is confirmed, and is never owed for by its completion. One that is cancelled stays so
 * (`order.status` says it): what was captured is to be refunded.
 */
export async function confirmOrder(client: Queryable, orderId: bigint | string, actor: Actor): Promise<Noted> {
  const order = await lockExisting(client, orderId);
  if (order.collection !== 'collected') await noteCollection(client, order.id, 'collected');
  const moved = await moveLocked(client, order, 'confirm', { actor });
  return { order: { ...(moved ?? order), collection: 'collected' }, hasMoved: moved !== null };
}

/**
 * Its payment was declined, failed for good or was voided, with the reason for a person: the order is declined and can be
 * paid again. One that was paid meanwhile, or is cancelled, stays as it is.
 */
export async function declineOrder(
  client: Queryable,
  orderId: bigint | string,
  actor: Actor,
  reason: string,
): Promise<Noted> {
  const order = await lockExisting(client, orderId);
  if (order.collection === 'collected') return { order, hasMoved: false };
  if (order.collection !== null) await noteCollection(client, order.id, null);
  const moved = await moveLocked(client, order, 'decline', { actor, reason });
  return { order: { ...(moved ?? order), collection: null }, hasMoved: moved !== null };
}

/**
 * So much of an order's captured money has been refunded by now, in all: it is partially refunded or refunded. A smaller
 * sum that is told late changes nothing, nor does any where the order is cancelled.
 */
export async function noteRefund(
  client: Queryable,
  orderId: bigint | string,
  actor: Actor,
  { refundedMinor, capturedMinor }: { refundedMinor: bigint; capturedMinor: bigint },
): Promise<Noted> {
  const order = await lockExisting(client, orderId);
  if (refundedMinor <= 0n) return { order, hasMoved: false };
  const moved = await moveLocked(client, order, refundedMinor >= capturedMinor ? 'refundAll' : 'refundPart', { actor });
  return { order: moved ?? order, hasMoved: moved !== null };
}

async function lockExisting(client: Queryable, orderId: bigint | string): Promise<OrderFacts> {
  const order = await lockOrder(client, null, orderId);
  if (!order) throw new Error(`a payment names an order that does not exist: ${orderId}`);
  return order;
}
