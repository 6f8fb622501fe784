import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentPosting } from '../present';
import type { Posting } from '../schema';
import { listPostings as find, findAccount } from '../store/reading';

/** What was posted to an account, the latest first, each with the balance after it. */
export async function listPostings(
  actor: Actor | null,
  input: { id: string; limit: number; cursor?: string | undefined },
): Promise<Outcome<Page<Posting>>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const account = await findAccount(input.id);
  if (!account) return refuse('not_found', 'There is no such account.');
  const found = await find(account.id, input.limit, before.value);
  return ok(toPage(found, input.limit, presentPosting, (row) => row.account_version.toString()));
}
