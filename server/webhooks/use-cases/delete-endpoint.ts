import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { cancelDeliveries } from '../store/delivering';
import { lockEndpoint, markDeleted, wasDeleted } from '../store/endpoints';
import { endSecrets } from '../store/secrets';
import { noEndpoint } from './get-endpoint';

/** Removes an endpoint: nothing more is sent there. The log of what was sent stays. Asking again changes nothing. */
export async function deleteEndpoint(actor: Actor | null, id: string): Promise<Outcome<Record<string, never>>> {
  const may = authorise(actor, 'webhooks:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const found = await lockEndpoint(client, may.value.merchantId, id);
    if (!found) return (await wasDeleted(client, may.value.merchantId, id)) ? ok({}) : noEndpoint();
    const at = wallNow();
    await markDeleted(client, id, at);
    await cancelDeliveries(client, id, ['pending', 'held'], at);
    await endSecrets(client, id, at, at);
    await audit(client, {
      actor: may.value,
      action: 'webhook_endpoint.deleted',
      object: { type: 'webhook_endpoint', id },
      merchantId: found.merchant_id,
      before: { url: found.url, description: found.description, eventTypes: found.event_types },
    });
    return ok({});
  });
}
