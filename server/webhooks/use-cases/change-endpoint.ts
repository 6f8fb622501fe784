import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { deliveryDue } from '../events';
import type { ChangeEndpointInput, Endpoint } from '../schema/endpoints';
import { cancelDeliveries, releaseHeld } from '../store/delivering';
import { enableEndpoint, findEndpoint, lockEndpoint, updateEndpoint } from '../store/endpoints';
import { disable } from './disable';
import { noEndpoint } from './get-endpoint';
import { showEndpoints } from './show-endpoints';
import { checkWanted } from './wanted-endpoint';

/**
 * Changes what is given of an endpoint. Disabled, its deliveries are held; enabled again, they are sent in their order or,
 * by choice, dropped. Where they go, and how they are signed, is decided at each attempt, so a new address is used at once.
 */
export async function changeEndpoint(actor: Actor | null, input: ChangeEndpointInput): Promise<Outcome<Endpoint>> {
  const may = authorise(actor, 'webhooks:write');
  if (!may.ok) return may;
  const found = await findEndpoint(may.value.merchantId, input.id);
  if (!found) return noEndpoint();
  const checked = checkWanted(found.merchant_id, input);
  if (!checked.ok) return checked;

  const isThere = await transaction(async (client) => {
    const before = await lockEndpoint(client, may.value.merchantId, input.id);
    if (!before) return false;
    const facts = { url: before.url, description: before.description, eventTypes: before.event_types };
    const wanted = {
      url: input.url ?? facts.url,
      description: input.description ?? facts.description,
      eventTypes: input.eventTypes ?? facts.eventTypes,
    };
    if (JSON.stringify(wanted) !== JSON.stringify(facts)) {
      await updateEndpoint(client, input.id, wanted);
      await audit(client, {
        actor: may.value,
        action: 'webhook_endpoint.changed',
        object: { type: 'webhook_endpoint', id: input.id },
        merchantId: before.merchant_id,
        before: facts,
        after: wanted,
      });
    }
    if (input.enabled === true)
      await enable(client, may.value, { id: input.id, merchantId: before.merchant_id }, input.held);
    if (input.enabled === false) await disable(client, may.value, input.id, 'by_hand', wallNow());
    return true;
  });
  const changed = isThere ? await findEndpoint(may.value.merchantId, input.id) : null;
  if (!changed) return noEndpoint();
  const [shown] = await showEndpoints(may.value.merchantId, [changed]);
  return ok(shown as Endpoint);
}

async function enable(
  client: Queryable,
  actor: Actor,
  { id, merchantId }: { id: string; merchantId: bigint | null },
  held: 'send' | 'drop',
): Promise<void> {
  if (!(await enableEndpoint(client, id))) return;
  if (held === 'drop') await cancelDeliveries(client, id, ['held'], wallNow());
  const released = await releaseHeld(client, id, wallNow());
  await emit(client, ...released.map((deliveryId) => deliveryDue({ deliveryId, endpointId: id })));
  await audit(client, {
    actor,
    action: 'webhook_endpoint.enabled',
    object: { type: 'webhook_endpoint', id },
    merchantId,
    before: { enabled: false },
    after: { enabled: true, held },
  });
}
