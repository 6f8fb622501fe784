import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { dayKey, decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentRun } from '../present';
import type { ListRunsInput, Run } from '../schema';
import { listRuns as find } from '../store/runs';

/** All runs, or those of one status: the latest asked for first, and of those asked for at once that of the latest days. */
export async function listRuns(actor: Actor | null, input: ListRunsInput): Promise<Outcome<Page<Run>>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, dayKey, z.uuid()]));
  if (!before.ok) return before;
  const found = await find(input.status, input.limit, before.value);
  return ok(toPage(found, input.limit, presentRun, (row) => [row.requested_at.toISOString(), row.period_to, row.id]));
}
