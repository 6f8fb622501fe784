import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { bigintKey, decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentPayment } from '../present';
import type { ListPaymentsInput, Payment } from '../schema/payments';
import { listPayments as find } from '../store/reading';

/** The payments that the actor may see, the newest first. A merchant that is not there, or not yours, has none. */
export async function listPayments(actor: Actor | null, input: ListPaymentsInput): Promise<Outcome<Page<Payment>>> {
  const may = authorise(actor, 'payments:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, bigintKey]));
  if (!before.ok) return before;
  const scope = await resolveScope(may.value.merchantId, input.merchant);
  if (scope === undefined) return ok({ data: [], nextCursor: null });
  const found = await find(scope, input, before.value);
  return ok(toPage(found, input.limit, presentPayment, (row) => [row.created_at.toISOString(), row.id.toString()]));
}
