import { type Actor, authorisePerson } from '@/server/identity/door';
import { isCurrency } from '@/server/kernel/currency';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { encrypt, keyedHash } from '@/server/platform/encryption';
import { checkAccount, countryOf, identityOf, maskedOf } from '../../domain/bank-account';
import type { BankAccount, ProposeBankAccountInput } from '../../schema/bank-accounts';
import { findMerchant } from '../../store';
import {
  type BankAccountRow,
  findAccount,
  findInForce,
  hasUndecided,
  insertAccount,
  lastVersion,
  lockForAccounts,
} from '../../store/bank-accounts';
import { sealedFor } from './payee-of';
import { showAccount } from './show-accounts';
import { tellOfProposal } from './tell-of-account';

/**
 * Proposes where a merchant is paid from now on: the next version, which counts once a second person confirms it. One
 * waits at a time, and those whom the merchant named before hear of it.
 */
export async function proposeBankAccount(
  actor: Actor | null,
  input: ProposeBankAccountInput,
): Promise<Outcome<BankAccount>> {
  const may = authorisePerson(actor, 'bank-accounts:propose');
  if (!may.ok) return may;
  const merchant = await findMerchant(may.value.merchantId, input.reference);
  if (!merchant) return refuse('not_found', `There is no merchant ${input.reference}.`);
  if (merchant.status === 'closed') return refuse('conflict', 'The merchant is closed: it is not paid any more.');
  const currency = input.currency ?? merchant.currency;
  if (!isCurrency(currency)) return refusedField('currency', 'is no currency');
  const details = checkAccount(input.account, currency);
  if (!details.ok) return details;
  const fingerprint = keyedHash(`bank-account/${identityOf(details.value)}`);
  return transaction(async (client) => {
    await lockForAccounts(client, merchant.id);
    if (await hasUndecided(client, merchant.id, currency))
      return refuse(
        'conflict',
        'A bank account waits for a second person already: have it decided or withdrawn first.',
      );
    const before = (await findInForce(client, [merchant.id])).find((one) => one.currency === currency) ?? null;
    if (before?.fingerprint === fingerprint)
      return refusedField(
        input.account.scheme === 'iban' ? 'account.iban' : 'account.accountNumber',
        'is where the merchant is paid already',
      );
    const version = (await lastVersion(client, merchant.id, currency)) + 1;
    const at = now();
    const { holderName, reason } = input;
    const masked = maskedOf(details.value);
    const id = await insertAccount(client, {
      merchantId: merchant.id,
      currency,
      version,
      scheme: details.value.scheme,
      holderName,
      country: countryOf(details.value),
      detailsEncrypted: encrypt(JSON.stringify(details.value), sealedFor(merchant.id, currency, version)),
      masked,
      fingerprint,
      bic: details.value.scheme === 'iban' ? details.value.bic : null,
      bankName: input.bankName || null,
      proposedBy: may.value.id,
      proposedByName: may.value.name,
      at,
      reason,
    });
    await audit(client, {
      actor: may.value,
      action: 'bank_account.proposed',
      object: { type: 'bank_account', id: id.toString() },
      merchantId: merchant.id,
      ...(before ? { before: { account: before.masked, holderName: before.holder_name } } : {}),
      after: { merchant: merchant.reference, currency, version, account: masked, holderName },
      why: reason,
    });
    const account = (await findAccount(client, id)) as BankAccountRow;
    await tellOfProposal(client, { account, before, by: may.value.name });
    return ok(await showAccount(client, may.value, id));
  });
}

const refusedField = (field: string, message: string) =>
  refuse('invalid_input', 'This account cannot be taken.', { fields: [{ field, message }] });
