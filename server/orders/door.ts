/** What rooms further right may ask of orders. */
import type { CurrencyCode } from '@/server/kernel/currency';
import type { Queryable } from '@/server/platform/db';
import { completeOrders, type ImportedOrder, insertOrders } from './store';

export type { ImportedOrder } from './store';

/** What became of orders that came in; `index` is the place of the order given. */
export type TakenIn = {
  /** Those that are completed now and were not before: each becomes one payable. */
  captures: { orderId: bigint; index: number }[];
  created: number;
  /** There before without a completion, which came now. */
  completed: number;
  alreadyThere: number;
  /** There before with another amount or currency, which they keep. */
  conflicts: { index: number; amountMinor: bigint; currency: CurrencyCode }[];
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
  const present = await completeOrders(
    client,
    rest.map(({ order }) => order),
  );
  const completed = new Set<bigint>();
  for (const { id, index: restIndex, is_completed_now, amount_minor, currency } of present) {
    const { order, index } = rest[restIndex] as (typeof rest)[number];
    if (amount_minor !== order.amountMinor || currency !== order.currency) {
      taken.conflicts.push({ index, amountMinor: amount_minor, currency });
    } else if (is_completed_now && !completed.has(id)) {
      completed.add(id);
      taken.captures.push({ orderId: id, index });
    } else taken.alreadyThere += 1;
  }
  taken.completed = completed.size;
  return taken;
}
