import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { presentJournal } from '../present';
import type { Journal } from '../schema';
import { listLines } from '../store/reading';

/** One journal with its lines and what caused it. */
export async function getJournal(actor: Actor | null, id: string): Promise<Outcome<Journal>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  const [first, ...more] = await listLines(id);
  return first ? ok(presentJournal([first, ...more])) : refuse('not_found', 'There is no such journal.');
}
