import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentRun } from '../present';
import type { Run } from '../schema';
import { listRuns as find } from '../store/runs';

/** All runs, the latest asked for first. */
export async function listRuns(
  actor: Actor | null,
  input: { limit: number; cursor?: string | undefined },
): Promise<Outcome<Page<Run>>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, z.uuid()]));
  if (!before.ok) return before;
  const found = await find(input.limit, before.value);
  return ok(toPage(found, input.limit, presentRun, (row) => [row.requested_at.toISOString(), row.id]));
}
