import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { declineOrder } from '@/server/orders/door';
import { cancelOrder } from '@/server/orders/use-cases/cancel-order';
import { createOrder } from '@/server/orders/use-cases/create-order';
import { transaction } from '@/server/platform/db';

/** A few orders of a merchant that came by themselves, one in each state that needs no payment. */
export async function demoOrderStates(merchant: string, currency: string): Promise<void> {
  const actor = jobActor('demo');
  const order = async (externalReference: string, amount: number, description: string): Promise<string> => {
    const input = { merchant, externalReference, description, shopperReference: 'shopper-1' };
    return unwrap(await createOrder(actor, { ...input, amount: { amount, currency } })).order.id;
  };
  await order('WEB-1001', 4_990, 'An atlas of the northern seas');
  await order('WEB-1002', 12_550, 'Three cookbooks');
  const declined = await order('WEB-1003', 8_900, 'A set of fountain pens');
  await transaction((client) => declineOrder(client, declined, actor, 'Insufficient funds'));
  const cancelled = await order('WEB-1004', 2_450, 'A calendar of last year');
  await cancelOrder(actor, { id: cancelled, reason: 'The shopper changed her mind' });
  // Nothing to pay: confirmed at once, and delivered by its timer.
  await order('WEB-1005', 0, 'A reading sample');
}
