import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { presentRun } from '../present';
import type { Run } from '../schema';
import { findRun } from '../store/runs';

/** One run with its progress and totals. */
export async function getRun(actor: Actor | null, id: string): Promise<Outcome<Run>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const found = await findRun(pool(), id);
  return found ? ok(presentRun(found)) : refuse('not_found', 'There is no such run.');
}
