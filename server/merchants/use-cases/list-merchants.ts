import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { decodeCursor, textKey, toPage } from '@/server/platform/keyset';
import { presentMerchant } from '../present';
import type { ListMerchantsInput, Merchant } from '../schema';
import { listMerchants as find } from '../store';

/** The merchants that the actor may see, in the order of their references. */
export async function listMerchants(actor: Actor | null, input: ListMerchantsInput): Promise<Outcome<Page<Merchant>>> {
  const may = authorise(actor, 'merchants:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, textKey);
  if (!after.ok) return after;
  const found = await find(may.value.merchantId, input, after.value);
  return ok(toPage(found, input.limit, presentMerchant, (row) => row.reference));
}
