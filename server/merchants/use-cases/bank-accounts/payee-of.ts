import type { Queryable } from '@/server/platform/db';
import { decrypt } from '@/server/platform/encryption';
import type { AccountDetails } from '../../domain/bank-account';
import { findSealed } from '../../store/bank-accounts';

/** Whom a payout goes to. For the payout provider and the bank's file alone: never shown, logged or kept elsewhere. */
export type Payee = AccountDetails & { merchantId: bigint; currency: string; holderName: string; country: string };

/** Accounts with their numbers, by their ids. Throws where one was not written here. */
export async function payeesOf(client: Queryable, accountIds: bigint[]): Promise<Map<bigint, Payee>> {
  const found = await findSealed(client, accountIds);
  return new Map(
    found.map(({ id, merchant_id: merchantId, currency, version, holder_name: holderName, country, sealed }) => {
      const details = JSON.parse(decrypt(sealed, sealedFor(merchantId, currency, version))) as AccountDetails;
      return [id, { ...details, merchantId, currency, holderName, country }];
    }),
  );
}

/** An account with its numbers. Throws where there is none of this id, or it was not written here. */
export async function payeeOf(client: Queryable, accountId: bigint): Promise<Payee> {
  const payee = (await payeesOf(client, [accountId])).get(accountId);
  if (!payee) throw new Error(`there is no bank account ${accountId}`);
  return payee;
}

/** The one place where an encrypted account can be read: moved to another merchant or version it is no account. */
export const sealedFor = (merchantId: bigint, currency: string, version: number): string =>
  `bank-account:${merchantId}/${currency}/${version}`;
