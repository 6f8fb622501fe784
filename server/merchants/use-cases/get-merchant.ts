import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { presentMerchant } from '../present';
import type { Merchant } from '../schema';
import { findMerchant } from '../store';

/** One merchant by its reference; another's merchant does not exist for a merchant's people and keys. */
export async function getMerchant(actor: Actor | null, reference: string): Promise<Outcome<Merchant>> {
  const may = authorise(actor, 'merchants:read');
  if (!may.ok) return may;
  const found = await findMerchant(may.value.merchantId, reference);
  return found ? ok(presentMerchant(found)) : refuse('not_found', `There is no merchant ${reference}.`);
}
