import { findOrderFacts } from '@/server/orders/door';
import { transaction } from '@/server/platform/db';
import { findOwed, lockEvent, lockMerchantsForPayables } from '../store/accrual';
import { accrueCaptures } from './accrue-captures';

/**
 * Owes the merchant for an order that was delivered, once. One that was paid through us owes by its payment: one sale is
 * one payable.
 */
export const oweOrder = (orderId: bigint): Promise<void> =>
  transaction(async (client) => {
    const order = await findOrderFacts(client, null, orderId);
    if (!order?.completedAt || order.collection !== null) return;
    await lockEvent(client, 'capture', orderId);
    if (await findOwed(client, 'capture', orderId)) return;
    const { merchantId, currency, amountMinor: grossMinor, completedAt } = order;
    const merchant = (await lockMerchantsForPayables(client, [merchantId])).get(merchantId);
    if (!merchant) throw new Error(`there is no merchant ${merchantId}`);
    await accrueCaptures(
      client,
      [{ orderId, merchantId, currency, timeZone: merchant.time_zone, grossMinor, completedAt }],
      { kind: 'order', id: orderId.toString() },
    );
  });
