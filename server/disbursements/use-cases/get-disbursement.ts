import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { presentDisbursement } from '../present';
import type { Disbursement } from '../schema';
import { findDisbursement } from '../store/reading';

/** One disbursement; another merchant's does not exist for a merchant's people and keys. */
export async function getDisbursement(actor: Actor | null, id: string): Promise<Outcome<Disbursement>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const found = await findDisbursement(may.value.merchantId, id);
  return found ? ok(presentDisbursement(found)) : refuse('not_found', 'There is no such disbursement.');
}
