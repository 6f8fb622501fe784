import { randomUUID } from 'node:crypto';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { presentDelivery } from '../present';
import type { Delivery } from '../schema/deliveries';
import { type DeliveryRow, findDelivery } from '../store/deliveries';
import { findEndpoint } from '../store/endpoints';
import { noEndpoint } from './get-endpoint';
import { deliver } from './make-messages';

/** Sends a test message to one endpoint, whatever types it chose. It waits for nothing and holds nothing up. */
export async function sendTest(actor: Actor | null, endpointId: string): Promise<Outcome<Delivery>> {
  const may = authorise(actor, 'webhooks:write');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  const endpoint = await findEndpoint(scope, endpointId);
  if (!endpoint) return noEndpoint();
  if (!endpoint.enabled) return refuse('conflict', 'The endpoint is disabled: enable it first.');
  return transaction(async (client) => {
    const objectId = randomUUID();
    const data = { endpointId, message: 'This is a test from Countinghouse.' };
    const [id] = await deliver(client, [
      {
        type: 'webhook.test',
        merchantId: endpoint.merchant_id,
        objectType: 'webhook_test',
        objectId,
        lane: `webhook_test/${objectId}`,
        payload: JSON.stringify({ type: 'webhook.test', timestamp: now().toISOString(), data }),
        oncePer: `webhook.test/${objectId}`,
        toMerchant: true,
        toPlatform: true,
        endpointId,
      },
    ]);
    if (!id) return noEndpoint();
    await audit(client, {
      actor: may.value,
      action: 'webhook_endpoint.tested',
      object: { type: 'webhook_endpoint', id: endpointId },
      merchantId: endpoint.merchant_id,
    });
    return ok(presentDelivery((await findDelivery(scope, id, client)) as DeliveryRow));
  });
}
