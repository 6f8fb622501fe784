import type { Actor } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import type { OrderMove } from '../domain/order-states';
import {
  ORDER_CANCELLED,
  ORDER_CONFIRMED,
  ORDER_DECLINED,
  ORDER_DELIVERED,
  type OrderEventName,
  orderEvent,
} from '../events';
import { moveOrder, type OrderFacts } from '../store/moves';

/** Who moves an order, and why where somebody said so. */
export type Moving = { actor: Actor; reason?: string | undefined };

/**
 * Moves an order that is locked, with its audit row and its event, in the caller's transaction. Null where its state has
 * no such move: then nothing is written.
 */
export async function moveLocked(
  client: Queryable,
  order: OrderFacts,
  move: OrderMove,
  { actor, reason }: Moving,
): Promise<OrderFacts | null> {
  const moved = await moveOrder(client, order.id, move, { at: now(), reason: reason ?? null });
  if (!moved) return null;
  await audit(client, {
    actor,
    action: `order.${moved.status}`,
    object: { type: 'order', id: order.id.toString() },
    merchantId: order.merchantId,
    before: { status: order.status },
    after: { status: moved.status },
    ...(reason === undefined ? {} : { why: reason }),
  });
  const event = eventOf[move];
  if (event) await emit(client, orderEvent(event, order.id));
  return moved;
}

/** Refunds are told by the payments room, which knows how much. */
const eventOf: Record<OrderMove, OrderEventName | null> = {
  confirm: ORDER_CONFIRMED,
  decline: ORDER_DECLINED,
  cancel: ORDER_CANCELLED,
  deliver: ORDER_DELIVERED,
  complete: ORDER_DELIVERED,
  refundPart: null,
  refundAll: null,
};
