import { jobActor } from '@/server/identity/door';
import { deliverAfterSeconds } from '@/server/merchants/door';
import { now, wallOf } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { findOrderFacts, lockOrder } from '../store/moves';
import { moveLocked } from './move-order';

const DEMO_SECONDS = 60;
const THREE_DAYS = 3 * 86_400;

/**
 * Delivers a confirmed order once its time has come: at most once, and not at all when it was cancelled, refunded or
 * delivered meanwhile.
 *
 * @returns the instant until which it has to wait yet, or null when nothing more is to be done
 */
export async function deliverWhenDue(orderId: string): Promise<string | null> {
  const found = await findOrderFacts(pool(), null, orderId);
  if (found?.status !== 'confirmed') return null;
  const after = (await deliverAfterSeconds(found.merchantId)) ?? secondsForAll();
  return transaction(async (client) => {
    const order = await lockOrder(client, null, orderId);
    if (order?.status !== 'confirmed') return null;
    const due = new Date((order.movedAt ?? order.createdAt).getTime() + after * 1_000);
    if (now() < due) return wallOf(due).toISOString();
    await moveLocked(client, order, 'deliver', { actor: jobActor('deliver-order') });
    return null;
  });
}

const secondsForAll = (): number => config().ORDER_DELIVERY_SECONDS ?? (config().DEMO ? DEMO_SECONDS : THREE_DAYS);
