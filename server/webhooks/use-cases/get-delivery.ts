import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { presentDeliveryDetail } from '../present';
import type { DeliveryDetail } from '../schema/deliveries';
import { findAttempts, findDelivery } from '../store/deliveries';

/** One delivery: what is sent, and what came back each time. */
export async function getDelivery(actor: Actor | null, id: string): Promise<Outcome<DeliveryDetail>> {
  const may = authorise(actor, 'webhooks:read');
  if (!may.ok) return may;
  const found = await findDelivery(may.value.merchantId, id);
  if (!found) return noDelivery();
  return ok(presentDeliveryDetail(found, await findAttempts(may.value.merchantId, id)));
}

export const noDelivery = (): Outcome<never> => refuse('not_found', 'There is no such webhook delivery.');
