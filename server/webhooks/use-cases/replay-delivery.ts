import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { deliveryDue } from '../events';
import { presentDelivery } from '../present';
import type { Delivery } from '../schema/deliveries';
import { type DeliveryRow, findDelivery, insertReplay } from '../store/deliveries';
import { markWoken, setNextAttempt } from '../store/delivering';
import { lockEndpoint } from '../store/endpoints';
import { noDelivery } from './get-delivery';

/**
 * Delivers a message once more, under the same message id, in a delivery of its own. One that is still to be tried is
 * tried now instead: a second one would have to wait for it.
 */
export async function replayDelivery(actor: Actor | null, id: string): Promise<Outcome<Delivery>> {
  const may = authorise(actor, 'webhooks:write');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  const found = await findDelivery(scope, id);
  if (!found) return noDelivery();
  return transaction(async (client) => {
    const endpoint = await lockEndpoint(client, scope, found.endpoint_id);
    if (!endpoint) return refuse('conflict', 'The endpoint was deleted.');
    if (!endpoint.enabled) return refuse('conflict', 'The endpoint is disabled: enable it first.');
    const at = wallNow();
    const isWaiting = await setNextAttempt(client, id, at);
    if (isWaiting) await markWoken(client, [id], at);
    const replayed = isWaiting ? id : (await insertReplay(client, id, at)).id;
    await emit(client, deliveryDue({ deliveryId: replayed, endpointId: endpoint.id }));
    await audit(client, {
      actor: may.value,
      action: 'webhook_delivery.replayed',
      object: { type: 'webhook_delivery', id },
      merchantId: endpoint.merchant_id,
      after: { delivery: replayed },
    });
    return ok(presentDelivery((await findDelivery(scope, replayed, client)) as DeliveryRow));
  });
}
