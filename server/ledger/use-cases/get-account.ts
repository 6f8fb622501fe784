import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { presentAccount } from '../present';
import type { Account } from '../schema';
import { findAccount } from '../store/reading';

/** One account with its balance. */
export async function getAccount(actor: Actor | null, id: string): Promise<Outcome<Account>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  const found = await findAccount(id);
  return found ? ok(presentAccount(found)) : refuse('not_found', 'There is no such account.');
}
