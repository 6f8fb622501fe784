import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentDelivery } from '../present';
import type { Delivery, ListDeliveriesInput } from '../schema/deliveries';
import { listDeliveries as find } from '../store/deliveries';
import { findEndpoint } from '../store/endpoints';
import { noEndpoint } from './get-endpoint';

/** What was sent, or waits to be: the newest first. */
export async function listDeliveries(
  actor: Actor | null,
  input: ListDeliveriesInput,
): Promise<Outcome<Page<Delivery>>> {
  const may = authorise(actor, 'webhooks:read');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  if (input.endpoint !== undefined && !(await findEndpoint(scope, input.endpoint))) return noEndpoint();
  const found = await find(scope, input, before.value);
  return ok(toPage(found, input.limit, presentDelivery, (row) => row.place.toString()));
}
