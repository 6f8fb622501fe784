import type { Actor } from '@/server/identity/door';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { presentBankAccount } from '../../present/bank-accounts';
import type { BankAccount } from '../../schema/bank-accounts';
import { type BankAccountRow, findAccount, findSharing } from '../../store/bank-accounts';

/** Accounts as this actor is shown them; that another merchant gave the same one is for staff alone. */
export async function shownTo(
  client: Queryable,
  actor: Actor,
  found: BankAccountRow[],
): Promise<(row: BankAccountRow) => BankAccount> {
  const at = now();
  const sharing =
    actor.merchantId === null
      ? await findSharing(
          client,
          found.map(({ fingerprint }) => fingerprint),
        )
      : [];
  return (row) => {
    const sharedWith = sharing
      .filter(({ fingerprint, merchant_id }) => fingerprint === row.fingerprint && merchant_id !== row.merchant_id)
      .map(({ reference }) => reference);
    return presentBankAccount(row, { actorId: actor.id, at, sharedWith });
  };
}

/** One account as it is now, in the transaction that changed it. */
export async function showAccount(client: Queryable, actor: Actor, id: bigint): Promise<BankAccount> {
  const row = (await findAccount(client, id)) as BankAccountRow;
  return (await shownTo(client, actor, [row]))(row);
}
