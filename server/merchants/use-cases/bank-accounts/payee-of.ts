import type { Queryable } from '@/server/platform/db';
import { decrypt } from '@/server/platform/encryption';
import type { AccountDetails } from '../../domain/bank-account';
import { findSealed } from '../../store/bank-accounts';

/** Whom a payout goes to. For the payout provider and the bank's file alone: never shown, logged or kept elsewhere. */
type Payee = AccountDetails & { merchantId: bigint; currency: string; holderName: string; country: string };

/** An account with its numbers. Throws where there is none of this id, or it was not written here. */
export async function payeeOf(client: Queryable, accountId: bigint): Promise<Payee> {
  const found = await findSealed(client, accountId);
  if (!found) throw new Error(`there is no bank account ${accountId}`);
  const { merchant_id: merchantId, currency, version, holder_name: holderName, country, sealed } = found;
  const details = JSON.parse(decrypt(sealed, sealedFor(merchantId, currency, version))) as AccountDetails;
  return { ...details, merchantId, currency, holderName, country };
}

/** The one place where an encrypted account can be read: moved to another merchant or version it is no account. */
export const sealedFor = (merchantId: bigint, currency: string, version: number): string =>
  `bank-account:${merchantId}/${currency}/${version}`;
