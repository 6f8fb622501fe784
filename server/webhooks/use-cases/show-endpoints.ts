import { wallNow } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { presentEndpoint } from '../present';
import type { Endpoint } from '../schema/endpoints';
import { type EndpointRow, findHealth } from '../store/endpoints';
import { findSecrets } from '../store/secrets';

const HEALTH_MS = 7 * 24 * 60 * 60 * 1_000;

/** Endpoints as they are shown, with how they fared of late and which secrets are in use. */
export async function showEndpoints(scope: bigint | null, found: EndpointRow[]): Promise<Endpoint[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const health = await findHealth(scope, ids, new Date(wallNow().getTime() - HEALTH_MS));
  // Merchants' readers see no secrets; of these only the dates are shown.
  const secrets = await findSecrets(pool(), ids, wallNow());
  return found.map((row) => presentEndpoint(row, health.get(row.id), secrets));
}
