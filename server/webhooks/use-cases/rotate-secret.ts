import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import type { Endpoint, EndpointWithSecret, RotateSecretInput } from '../schema/endpoints';
import { lockEndpoint } from '../store/endpoints';
import { endSecrets } from '../store/secrets';
import { noEndpoint } from './get-endpoint';
import { addSecret } from './sealed-secrets';
import { showEndpoints } from './show-endpoints';

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Gives an endpoint a new secret. Until the old one ends, by itself, messages are signed with both: a receiver that
 * accepts either loses none. What was still ending from a rotation before ends now.
 */
export async function rotateSecret(
  actor: Actor | null,
  { id, overlapHours }: RotateSecretInput,
): Promise<Outcome<EndpointWithSecret>> {
  const may = authorise(actor, 'webhooks:write');
  if (!may.ok) return may;
  const rotated = await transaction(async (client) => {
    const found = await lockEndpoint(client, may.value.merchantId, id);
    if (!found) return null;
    const at = wallNow();
    const endsAt = new Date(at.getTime() + overlapHours * HOUR_MS);
    await endSecrets(client, id, endsAt, at);
    const secret = await addSecret(client, id, at);
    await audit(client, {
      actor: may.value,
      action: 'webhook_endpoint.secret_rotated',
      object: { type: 'webhook_endpoint', id },
      merchantId: found.merchant_id,
      after: { oldEndsAt: endsAt },
    });
    return { found, secret };
  });
  if (!rotated) return noEndpoint();
  const [endpoint] = await showEndpoints(may.value.merchantId, [rotated.found]);
  return ok({ endpoint: endpoint as Endpoint, secret: rotated.secret });
}
