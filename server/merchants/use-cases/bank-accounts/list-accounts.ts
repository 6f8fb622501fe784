import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool, readerFor } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import type { BankAccount, ListBankAccountsInput, ListWaitingInput, WaitingAccount } from '../../schema/bank-accounts';
import { findMerchant } from '../../store';
import { findInForce, listUndecided, listVersions } from '../../store/bank-accounts';
import { shownTo } from './show-accounts';

/** Where a merchant is paid, was paid and would be paid: all versions, the newest first, by no more than masked numbers. */
export async function listBankAccounts(
  actor: Actor | null,
  { reference, limit, cursor }: ListBankAccountsInput,
): Promise<Outcome<Page<BankAccount>>> {
  const may = authorise(actor, 'bank-accounts:read');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  const after = decodeCursor(cursor, bigintKey);
  if (!after.ok) return after;
  const merchant = await findMerchant(scope, reference);
  if (!merchant) return refuse('not_found', `There is no merchant ${reference}.`);
  const found = await listVersions(scope, merchant.id, limit, after.value);
  return ok(toPage(found, limit, await shownTo(pool(), may.value, found), ({ id }) => id.toString()));
}

/** What waits for a second person, beside what it would replace; the longest first. */
export async function listWaitingAccounts(
  actor: Actor | null,
  { limit, cursor }: ListWaitingInput,
): Promise<Outcome<Page<WaitingAccount>>> {
  const may = authorise(actor, 'bank-accounts:read');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  const after = decodeCursor(cursor, bigintKey);
  if (!after.ok) return after;
  const found = await listUndecided(scope, limit, after.value);
  const merchantIds = [...new Set(found.map(({ merchant_id }) => merchant_id))];
  const inForce = await findInForce(readerFor(scope), merchantIds);
  const show = await shownTo(pool(), may.value, [...found, ...inForce]);
  const withCurrent = (row: (typeof found)[number]) => {
    const current = inForce.find((one) => one.merchant_id === row.merchant_id && one.currency === row.currency);
    return { proposed: show(row), current: current ? show(current) : null };
  };
  return ok(toPage(found, limit, withCurrent, ({ id }) => id.toString()));
}
