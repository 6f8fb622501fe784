import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentEntry } from '../present';
import type { Entry, ListEntriesInput } from '../schema';
import { listEntries as find } from '../store/entries';
import { reachOf } from './reach';

/** What was done, the latest first: all of it for staff, what stands in the own chain for a merchant's owner. */
export async function listEntries(actor: Actor | null, input: ListEntriesInput): Promise<Outcome<Page<Entry>>> {
  const may = authorise(actor, 'audit:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const merchantId = await resolveScope(may.value.merchantId, input.merchant);
  if (merchantId === undefined) return ok({ data: [], nextCursor: null });
  const reach = await reachOf(may.value);
  const found = await find({ ...reach, merchantId }, input, input.limit, before.value);
  return ok(
    toPage(
      found,
      input.limit,
      (row) => presentEntry(row, reach),
      (row) => row.id.toString(),
    ),
  );
}
