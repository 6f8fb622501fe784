import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { presentImport } from '../present';
import type { Import } from '../schema';
import { findImport } from '../store';

/** One import with its progress. */
export async function getImport(actor: Actor | null, id: string): Promise<Outcome<Import>> {
  const may = authorise(actor, 'imports:read');
  if (!may.ok) return may;
  const found = await findImport(pool(), id);
  return found ? ok(presentImport(found)) : refuse('not_found', 'There is no such import.');
}
