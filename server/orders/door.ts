/** What rooms further right may ask of orders. */
import type { Queryable } from '@/server/platform/db';
import { completeOrders, type ImportedOrder, insertOrders, type OrderThere } from './store';

export type { ImportedOrder, OrderThere } from './store';

/** What became of orders that came in; `index` is the place of the order given. */
export type TakenIn = {
  /** Those that are completed now and were not before: each becomes one payable. */
  captures: { orderId: bigint; index: number }[];
  created: number;
  /** There before without a completion, which came now. */
  completed: number;
  alreadyThere: number;
  /** There before with another amount or currency, or created after the completion that came: left as they are. */
  conflicts: OrderThere[];
};

/** Takes orders in: each external reference of a merchant once, whatever is repeated. */
export async function takeInOrders(client: Queryable, orders: ImportedOrder[]): Promise<TakenIn> {
  const added = await insertOrders(client, orders);
  const captures = added
    .filter(({ index }) => orders[index]?.completedAt)
    .map(({ id, index }) => ({ orderId: id, index }));
  const taken: TakenIn = { captures, created: added.length, completed: 0, alreadyThere: 0, conflicts: [] };
  if (added.length === orders.length) return taken;

  const isAdded = new Set(added.map((row) => row.index));
  const rest = orders.map((order, index) => ({ order, index })).filter(({ index }) => !isAdded.has(index));
  const restOrders = rest.map(({ order }) => order);
  for (const { id, isCompletedNow, isOpen, ...there } of await completeOrders(client, restOrders)) {
    const { order, index } = rest[there.index] as (typeof rest)[number];
    const isOther = there.amountMinor !== order.amountMinor || there.currency !== order.currency;
    const isTooEarly = isOpen && order.completedAt !== null && order.completedAt < there.createdAt;
    if (isCompletedNow) taken.captures.push({ orderId: id, index });
    else if (isOther || isTooEarly) taken.conflicts.push({ ...there, index });
    else taken.alreadyThere += 1;
    taken.completed += Number(isCompletedNow);
  }
  return taken;
}
