import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Endpoint } from '../schema/endpoints';
import { findEndpoint } from '../store/endpoints';
import { showEndpoints } from './show-endpoints';

/** One endpoint; another merchant's does not exist for a merchant's people and keys. */
export async function getEndpoint(actor: Actor | null, id: string): Promise<Outcome<Endpoint>> {
  const may = authorise(actor, 'webhooks:read');
  if (!may.ok) return may;
  const found = await findEndpoint(may.value.merchantId, id);
  if (!found) return noEndpoint();
  const [shown] = await showEndpoints(may.value.merchantId, [found]);
  return ok(shown as Endpoint);
}

export const noEndpoint = (): Outcome<never> => refuse('not_found', 'There is no such webhook endpoint.');
