import type { Actor } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { audit } from '@/server/platform/audit';
import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { ORDER_DELIVERED, orderEvent } from '../events';
import type { ImportedOrder } from '../store/taking-in';

type Taken = {
  captures: { orderId: bigint; index: number; isNew: boolean }[];
  paidThroughUs: { orderId: bigint; index: number }[];
};

/**
 * Writes down who completed orders, one by one, in the transaction that took them in, and tells of those that were there
 * before. New ones are not told of: whoever sent them knows, and nothing is to be paid.
 */
export async function recordTakenIn(
  client: Queryable,
  actor: Actor,
  taken: Taken,
  orders: ImportedOrder[],
): Promise<void> {
  const completed = [...taken.captures, ...taken.paidThroughUs.map((row) => ({ ...row, isNew: false }))];
  await audit(
    client,
    ...completed.map(({ orderId, index, isNew }) => {
      const { merchantId, externalReference, amountMinor, currency } = orders[index] as ImportedOrder;
      const object = { type: 'order', id: orderId.toString() };
      const after = { status: 'delivered' };
      if (!isNew) return { actor, action: 'order.delivered', object, merchantId, after };
      const amount = moneyJson(amountMinor, currency);
      return { actor, action: 'order.created', object, merchantId, after: { ...after, externalReference, amount } };
    }),
  );
  const known = completed.filter(({ isNew }) => !isNew);
  await emit(client, ...known.map(({ orderId }) => orderEvent(ORDER_DELIVERED, orderId)));
}
