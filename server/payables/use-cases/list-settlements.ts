import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentSettlement } from '../present';
import type { Settlement } from '../schema';
import { listSettlements as find, findSettlement } from '../store/settlements';

/** All settlements, the latest first. */
export async function listSettlements(
  actor: Actor | null,
  input: { limit: number; cursor?: string | undefined },
): Promise<Outcome<Page<Settlement>>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const found = await find(input.limit, before.value);
  return ok(toPage(found, input.limit, presentSettlement, (row) => row.id.toString()));
}

/** One settlement: how far it is, how many and how much. */
export async function getSettlement(actor: Actor | null, id: string): Promise<Outcome<Settlement>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  const found = await findSettlement(pool(), id);
  return found ? ok(presentSettlement(found)) : refuse('not_found', 'There is no such settlement.');
}
