import { findOrderFacts } from '@/server/orders/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { currentProvider } from '../providers/providers';
import { insertPaymentOfOrder, lockPaymentOfOrder, notePaymentReleased } from '../store/working';
import { applyMove, paymentsJob } from './record-payment-answer';
import { requestWholeRefund } from './request-refund';

/** Makes the payment of an order that came in, once; it waits for somebody to pay. */
export const makePaymentOfOrder = (orderId: string): Promise<void> =>
  transaction(async (client) => {
    const order = await findOrderFacts(client, null, orderId);
    if (order?.status !== 'created' || order.amountMinor === 0n) return;
    const id = await insertPaymentOfOrder(client, order, currentProvider().name, now());
    if (id === null) return;
    await audit(client, {
      actor: paymentsJob,
      action: 'payment.created',
      object: { type: 'payment', id: id.toString() },
      merchantId: order.merchantId,
      after: { orderId, status: 'created' },
    });
  });

/**
 * Lets go of the payment of an order that was cancelled: what nobody has paid is voided, what was taken goes back, and what
 * is being taken is given back as soon as it is known.
 */
export const releasePaymentOfOrder = (orderId: string): Promise<void> =>
  transaction(async (client) => {
    const payment = await lockPaymentOfOrder(client, BigInt(orderId));
    if (!payment || (await notePaymentReleased(client, payment.id, now())) === 0) return;
    if (payment.status === 'created')
      await applyMove(client, payment, 'void', { words: 'The order was cancelled before it was paid.' });
    else await requestWholeRefund(client, payment, paymentsJob);
  });
