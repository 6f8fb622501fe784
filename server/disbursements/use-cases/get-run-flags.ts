import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import type { RunFlags } from '../schema/flags';
import { findRun } from '../store/runs';
import { flagsOfRun } from './run-flags';
import { noRun } from './submit-run';

/** What is worth a second look at a run before it is approved; afterwards, what was seen then. */
export async function getRunFlags(actor: Actor | null, id: string): Promise<Outcome<RunFlags>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const run = await findRun(pool(), id);
  return run ? ok(await flagsOfRun(pool(), run)) : noRun();
}
