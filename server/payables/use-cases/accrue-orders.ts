import type { ImportedOrder, TakenIn } from '@/server/orders/door';
import type { Queryable } from '@/server/platform/db';
import { accrueCaptures } from './accrue-captures';

/**
 * Owes the merchants for the orders that are completed now, in the transaction that took them in.
 *
 * @param orders those that were given to be taken in, in that order
 * @param cause what brought them, for the journals
 */
export const accrueOrders = (
  client: Queryable,
  { captures }: TakenIn,
  orders: ImportedOrder[],
  timeZoneOf: (merchantId: bigint) => string,
  cause: { kind: string; id: string },
): Promise<void> =>
  accrueCaptures(
    client,
    captures.map(({ orderId, index }) => {
      const { merchantId, currency, amountMinor: grossMinor, completedAt } = orders[index] as ImportedOrder;
      const timeZone = timeZoneOf(merchantId);
      return { orderId, merchantId, currency, timeZone, grossMinor, completedAt: completedAt as Date };
    }),
    cause,
  );
