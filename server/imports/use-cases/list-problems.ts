import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentProblem } from '../present';
import type { ImportProblem } from '../schema';
import { listProblems as find, findImport } from '../store';

/** What is wrong with the rows of a file, in the order of the file. */
export async function listProblems(
  actor: Actor | null,
  input: { id: string; limit: number; cursor?: string | undefined },
): Promise<Outcome<Page<ImportProblem>>> {
  const may = authorise(actor, 'imports:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, bigintKey);
  if (!after.ok) return after;
  if (!(await findImport(pool(), input.id))) return refuse('not_found', 'There is no such import.');
  const found = await find(input.id, input.limit, after.value);
  return ok(toPage(found, input.limit, presentProblem, (row) => row.id.toString()));
}
