import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { deliveryDue } from '../events';
import type { ReplayRangeInput } from '../schema/deliveries';
import { insertReplays } from '../store/deliveries';
import { lockEndpoint } from '../store/endpoints';
import { noEndpoint } from './get-endpoint';

const MAX_REPLAYS = 10_000;

/** Delivers the messages of a range once more to an endpoint, each once, in their order, under their own ids. */
export async function replayRange(
  actor: Actor | null,
  input: ReplayRangeInput,
): Promise<Outcome<{ replayed: number }>> {
  const may = authorise(actor, 'webhooks:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const endpoint = await lockEndpoint(client, may.value.merchantId, input.endpoint);
    if (!endpoint) return noEndpoint();
    if (!endpoint.enabled) return refuse('conflict', 'The endpoint is disabled: enable it first.');
    const made = await insertReplays(client, input, MAX_REPLAYS, wallNow());
    await emit(client, ...made.map((row) => deliveryDue({ deliveryId: row.id, endpointId: row.endpoint_id })));
    const { from, to, eventTypes, which } = input;
    await audit(client, {
      actor: may.value,
      action: 'webhook_endpoint.replayed',
      object: { type: 'webhook_endpoint', id: endpoint.id },
      merchantId: endpoint.merchant_id,
      after: { from, to, eventTypes, which, replayed: made.length },
    });
    return ok({ replayed: made.length });
  });
}
