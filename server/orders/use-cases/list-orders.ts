import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { bigintKey, decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentOrder } from '../present';
import type { ListOrdersInput, Order } from '../schema';
import { listOrders as find } from '../store/reading';

/** The orders that the actor may see, the newest first. A merchant that is not there, or not yours, has none. */
export async function listOrders(actor: Actor | null, input: ListOrdersInput): Promise<Outcome<Page<Order>>> {
  const may = authorise(actor, 'orders:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, bigintKey]));
  if (!before.ok) return before;
  const scope = await resolveScope(may.value.merchantId, input.merchant);
  if (scope === undefined) return ok({ data: [], nextCursor: null });
  const found = await find(scope, input, before.value);
  if (!found) {
    const message = 'This search takes too long: narrow it to a merchant or a shorter time (createdFrom, createdTo).';
    return refuse('search_too_wide', message);
  }
  return ok(toPage(found, input.limit, presentOrder, (row) => [row.created_at.toISOString(), row.id.toString()]));
}
