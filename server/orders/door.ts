/** What rooms further right may ask of orders. */
import type { Queryable } from '@/server/platform/db';
import { completeOrders, type ImportedOrder, insertOrders } from './store';

export type { ImportedOrder } from './store';

export type TakenIn = {
  /** Orders that are completed now and were not before: each becomes one payable. */
  captures: { orderId: bigint; order: ImportedOrder & { completedAt: Date } }[];
  created: number;
  /** There before without a completion, which this file brought. */
  completed: number;
  alreadyThere: number;
  /** There before with another amount or currency: by index of the order given. Nothing was changed. */
  conflicts: { index: number; amountMinor: bigint; currency: string }[];
};

/** Takes orders in: each external reference of a merchant once, whatever is repeated. */
export async function takeInOrders(client: Queryable, orders: ImportedOrder[]): Promise<TakenIn> {
  const added = await insertOrders(client, orders);
  const isAdded = new Set(added.map((row) => row.index));
  const rest = orders.map((order, index) => ({ order, index })).filter(({ index }) => !isAdded.has(index));
  const found =
    rest.length === 0
      ? []
      : await completeOrders(
          client,
          rest.map(({ order }) => order),
        );

  const taken: TakenIn = { captures: [], created: added.length, completed: 0, alreadyThere: 0, conflicts: [] };
  const capture = (orderId: bigint, order: ImportedOrder) => {
    if (order.completedAt) taken.captures.push({ orderId, order: { ...order, completedAt: order.completedAt } });
  };
  for (const { id, index } of added) capture(id, orders[index] as ImportedOrder);
  const completedIds = new Set<bigint>();
  for (const row of found) {
    const { order, index } = rest[row.index] as (typeof rest)[number];
    if (row.completed && !completedIds.has(row.id)) {
      completedIds.add(row.id);
      taken.completed += 1;
      capture(row.id, order);
    } else if (row.amount_minor !== order.amountMinor || row.currency !== order.currency) {
      taken.conflicts.push({ index, amountMinor: row.amount_minor, currency: row.currency });
    } else taken.alreadyThere += 1;
  }
  return taken;
}
