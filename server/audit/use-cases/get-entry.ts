import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { presentEntry } from '../present';
import type { Entry } from '../schema';
import { findEntry } from '../store/entries';
import { reachOf } from './reach';

/** One entry; another merchant's does not exist for a merchant's people and keys. */
export async function getEntry(actor: Actor | null, id: string): Promise<Outcome<Entry>> {
  const may = authorise(actor, 'audit:read');
  if (!may.ok) return may;
  const found = await findEntry(may.value.merchantId, id);
  return found
    ? ok(presentEntry(found, await reachOf(may.value)))
    : refuse('not_found', 'There is no such entry in the audit.');
}
