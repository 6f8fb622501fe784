import type { Actor } from '@/server/identity/door';
import type { Outcome } from '@/server/kernel/outcome';
import type { CancelOrderInput, Order } from '../schema';
import { decideOrder } from './decide-order';

/** Cancels an order that is not delivered yet. What was paid for it through us is given back, by its event. */
export const cancelOrder = (actor: Actor | null, { id, reason }: CancelOrderInput): Promise<Outcome<Order>> =>
  decideOrder(actor, id, 'cancel', reason);
