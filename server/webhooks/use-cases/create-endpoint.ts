import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { resolveScope } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import type { CreateEndpointInput, Endpoint, EndpointWithSecret } from '../schema/endpoints';
import { countEndpoints, findEndpoint, insertEndpoint } from '../store/endpoints';
import { addSecret } from './sealed-secrets';
import { showEndpoints } from './show-endpoints';
import { checkWanted } from './wanted-endpoint';

const MAX_ENDPOINTS = 20;

/** Adds an endpoint of a merchant or of the platform. Its secret is given out here and never again. */
export async function createEndpoint(
  actor: Actor | null,
  input: CreateEndpointInput,
): Promise<Outcome<EndpointWithSecret>> {
  const may = authorise(actor, 'webhooks:write');
  if (!may.ok) return may;
  const merchantId = await resolveScope(may.value.merchantId, input.merchant);
  if (merchantId === undefined) return refuse('not_found', `There is no merchant ${input.merchant}.`);
  const checked = checkWanted(merchantId, input);
  if (!checked.ok) return checked;

  const made = await transaction(async (client) => {
    if ((await countEndpoints(client, merchantId)) >= MAX_ENDPOINTS) return null;
    const at = wallNow();
    const { url, description, eventTypes } = input;
    const wanted = { merchantId, url, description, eventTypes, createdBy: actorKey(may.value), createdAt: at };
    const id = await insertEndpoint(client, wanted);
    const secret = await addSecret(client, id, at);
    await audit(client, {
      actor: may.value,
      action: 'webhook_endpoint.created',
      object: { type: 'webhook_endpoint', id },
      merchantId,
      after: { url, description, eventTypes },
    });
    return { id, secret };
  });
  if (!made) return refuse('conflict', `There are ${MAX_ENDPOINTS} endpoints already: delete one that is not needed.`);
  const found = await findEndpoint(merchantId, made.id);
  const [endpoint] = await showEndpoints(merchantId, found ? [found] : []);
  return ok({ endpoint: endpoint as Endpoint, secret: made.secret });
}
