import type { Actor } from '@/server/identity/door';
import type { Outcome } from '@/server/kernel/outcome';
import type { Order } from '../schema';
import { decideOrder } from './decide-order';

/** Another system says that a confirmed order was delivered: it is complete, and owed for, from now. */
export const deliverOrder = (actor: Actor | null, id: string): Promise<Outcome<Order>> =>
  decideOrder(actor, id, 'deliver');
