import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentMerchantPayout } from '../present';
import type { ListMerchantPayoutsInput, MerchantPayout } from '../schema/merchant-payouts';
import { listMerchantPayouts as find } from '../store/merchant-payouts';
import { standingsOf } from './standings-of';

/** Payouts as their merchant looks at them, the latest first: how far each is, where it goes, what there is to do. */
export async function listMerchantPayouts(
  actor: Actor | null,
  input: ListMerchantPayoutsInput,
): Promise<Outcome<Page<MerchantPayout>>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const merchantId = await resolveScope(may.value.merchantId, input.merchant);
  if (merchantId === undefined) return ok({ data: [], nextCursor: null });
  const reader = may.value.merchantId === null ? 'staff' : 'merchant';
  const found = await standingsOf(await find(merchantId, input.limit, before.value));
  return ok(toPage(found, input.limit, presentMerchantPayout(reader), (row) => row.id.toString()));
}
