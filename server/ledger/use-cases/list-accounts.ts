import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentAccount } from '../present';
import type { Account, ListAccountsInput } from '../schema';
import { listAccounts as find } from '../store/reading';

/** The accounts with their balances, in the order in which they were made. */
export async function listAccounts(actor: Actor | null, input: ListAccountsInput): Promise<Outcome<Page<Account>>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, bigintKey);
  if (!after.ok) return after;
  const merchantId = await resolveScope(may.value.merchantId, input.merchant);
  if (merchantId === undefined) return ok({ data: [], nextCursor: null });
  const found = await find({ merchantId, code: input.code, currency: input.currency }, input.limit, after.value);
  return ok(toPage(found, input.limit, presentAccount, (row) => row.id.toString()));
}
