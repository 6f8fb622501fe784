import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { readerFor } from '@/server/platform/db';
import { presentOrder } from '../present';
import type { Order } from '../schema';
import { findOrder } from '../store/reading';

/** One order; another merchant's does not exist for a merchant's people and keys. */
export async function getOrder(actor: Actor | null, id: string): Promise<Outcome<Order>> {
  const may = authorise(actor, 'orders:read');
  if (!may.ok) return may;
  const { merchantId } = may.value;
  const found = await findOrder(readerFor(merchantId), merchantId, id);
  return found ? ok(presentOrder(found)) : refuse('not_found', 'There is no such order.');
}
