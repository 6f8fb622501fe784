/** What rooms further right may ask of orders. */
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { completeOrders, type ImportedOrder, insertOrders, type OrderThere } from './store/taking-in';

export { findOrderFacts, type OrderFacts } from './store/moves';
export { findOrderIds, type ImportedOrder, type OrderThere } from './store/taking-in';
export { getOrder } from './use-cases/get-order';
export { beginPayment, confirmOrder, declineOrder, noteRefund } from './use-cases/note-payment';
export { recordTakenIn } from './use-cases/record-taken-in';

/** What became of orders that came in; `index` is the place of the order given. */
export type TakenIn = {
  /** Those that are completed now and were not before, and were not paid through us: each becomes one payable. */
  captures: { orderId: bigint; index: number; isNew: boolean }[];
  /** Those that are completed now and owe by their payment, which went through us. */
  paidThroughUs: { orderId: bigint; index: number }[];
  created: number;
  /** There before without a completion, which came now. */
  completed: number;
  alreadyThere: number;
  /** There before with another amount or currency, created after the completion that came, or in a state that cannot be completed: left as they are. */
  conflicts: OrderThere[];
};

/** Takes orders in: each external reference of a merchant once, whatever is repeated. */
export async function takeInOrders(client: Queryable, orders: ImportedOrder[]): Promise<TakenIn> {
  const added = await insertOrders(client, orders);
  const captures = added
    .filter(({ index }) => orders[index]?.completedAt)
    .map(({ id, index }) => ({ orderId: id, index, isNew: true }));
  const taken: TakenIn = {
    captures,
    paidThroughUs: [],
    created: added.length,
    completed: 0,
    alreadyThere: 0,
    conflicts: [],
  };
  if (added.length === orders.length) return taken;

  const isAdded = new Set(added.map((row) => row.index));
  const rest = orders.map((order, index) => ({ order, index })).filter(({ index }) => !isAdded.has(index));
  const restOrders = rest.map(({ order }) => order);
  for (const { id, isCompletedNow, isOpen, ...there } of await completeOrders(client, restOrders, now())) {
    const { order, index } = rest[there.index] as (typeof rest)[number];
    const isOther = there.amountMinor !== order.amountMinor || there.currency !== order.currency;
    // Too early, cancelled, declined, or being paid by us.
    const cannotBeCompleted = isOpen && order.completedAt !== null;
    if (isCompletedNow) {
      taken.completed += 1;
      // Paid through us, it owes by its payment: one sale is one payable.
      if (there.collection === null) taken.captures.push({ orderId: id, index, isNew: false });
      else taken.paidThroughUs.push({ orderId: id, index });
    } else if (isOther || cannotBeCompleted) taken.conflicts.push({ ...there, index });
    else taken.alreadyThere += 1;
  }
  return taken;
}
