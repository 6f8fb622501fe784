import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentDisbursement } from '../present';
import type { Disbursement, ListDisbursementsInput } from '../schema';
import { listDisbursements as find } from '../store/reading';

/** Disbursements of a run, of a merchant, or all that the actor may see: the latest first. */
export async function listDisbursements(
  actor: Actor | null,
  input: ListDisbursementsInput,
): Promise<Outcome<Page<Disbursement>>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const merchantId = await resolveScope(may.value.merchantId, input.merchant);
  if (merchantId === undefined) return ok({ data: [], nextCursor: null });
  const found = await find({ runId: input.runId, merchantId }, input.limit, before.value);
  return ok(toPage(found, input.limit, presentDisbursement, (row) => row.id.toString()));
}
