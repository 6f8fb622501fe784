import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { bigintKey, dayKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentPayable } from '../present';
import type { ListPayablesInput, Payable } from '../schema';
import { listPayables as find } from '../store/reading';

/** What the merchants are owed, and owe, that the actor may see. */
export async function listPayables(
  actor: Actor | null,
  { merchant, cursor, ...filter }: ListPayablesInput,
): Promise<Outcome<Page<Payable>>> {
  const may = authorise(actor, 'payables:read');
  if (!may.ok) return may;
  const before = decodeCursor(cursor, z.tuple([dayKey, bigintKey]));
  if (!before.ok) return before;
  const merchantId = await resolveScope(may.value.merchantId, merchant);
  const isEmpty = filter.dueFrom !== undefined && filter.dueTo !== undefined && filter.dueFrom > filter.dueTo;
  if (merchantId === undefined || isEmpty) return ok({ data: [], nextCursor: null });
  const found = await find({ ...filter, merchantId }, before.value);
  return ok(toPage(found, filter.limit, presentPayable, (row) => [row.due_on, row.id.toString()]));
}
