import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import type { Endpoint, ListEndpointsInput } from '../schema/endpoints';
import { type EndpointRow, listEndpoints as find } from '../store/endpoints';
import { showEndpoints } from './show-endpoints';

/** The endpoints that the actor may see, the newest first. */
export async function listEndpoints(actor: Actor | null, input: ListEndpointsInput): Promise<Outcome<Page<Endpoint>>> {
  const may = authorise(actor, 'webhooks:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, z.uuid()]));
  if (!before.ok) return before;
  const scope = await resolveScope(may.value.merchantId, input.merchant);
  if (scope === undefined) return ok({ data: [], nextCursor: null });
  const found = await find(scope, input.limit, before.value);
  const page = toPage(
    found,
    input.limit,
    (row) => row,
    (row: EndpointRow) => [row.created_at.toISOString(), row.id],
  );
  return ok({ ...page, data: await showEndpoints(scope, page.data) });
}
