import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { bigintKey, decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentDeadLetter } from '../present';
import type { DeadLetter, ListDeadLettersInput } from '../schema/dead-letters';
import { listDeadLetters as find } from '../store/dead-letters';

/** What waits for a person, the latest first; or what was settled by one. */
export async function listDeadLetters(
  actor: Actor | null,
  input: ListDeadLettersInput,
): Promise<Outcome<Page<DeadLetter>>> {
  const may = authorise(actor, 'payments:repair');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, bigintKey]));
  if (!before.ok) return before;
  const found = await find(input.open === 'true', input.limit, before.value);
  return ok(toPage(found, input.limit, presentDeadLetter, (row) => [row.failed_at.toISOString(), row.id.toString()]));
}
