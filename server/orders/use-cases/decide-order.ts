import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { transaction } from '@/server/platform/db';
import { orderMoves } from '../domain/order-states';
import { presentOrder } from '../present';
import type { Order } from '../schema';
import { lockOrder } from '../store/moves';
import { findOrder, type OrderRow } from '../store/reading';
import { impossibleMove } from './impossible-move';
import { moveLocked } from './move-order';

/** Moves an order because somebody says so. One that its state does not allow is refused with that state. */
export async function decideOrder(
  actor: Actor | null,
  id: string,
  move: 'cancel' | 'deliver',
  reason?: string,
): Promise<Outcome<Order>> {
  const may = authorise(actor, 'orders:write');
  if (!may.ok) return may;
  const { merchantId } = may.value;
  return transaction(async (client) => {
    // Locked first: the audit row says truly from which state it moved, also when a payment ends at the same time.
    const order = await lockOrder(client, merchantId, id);
    if (!order) return refuse('not_found', 'There is no such order.');
    const moved = await moveLocked(client, order, move, { actor: may.value, reason });
    const { to, from } = orderMoves[move];
    if (!moved) return impossibleMove(to, order.status, from);
    return ok(presentOrder((await findOrder(client, merchantId, id)) as OrderRow));
  });
}
