import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentImport } from '../present';
import type { Import } from '../schema';
import { listImports as find } from '../store';

/** All imports, the newest first. */
export async function listImports(
  actor: Actor | null,
  input: { limit: number; cursor?: string | undefined },
): Promise<Outcome<Page<Import>>> {
  const may = authorise(actor, 'imports:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, z.uuid()]));
  if (!before.ok) return before;
  const found = await find(input.limit, before.value);
  return ok(toPage(found, input.limit, presentImport, (row) => [row.created_at.toISOString(), row.id]));
}
