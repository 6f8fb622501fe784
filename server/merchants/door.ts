/** What rooms further right may ask of merchants. */

import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type Queryable, readerFor } from '@/server/platform/db';
import { presentMerchant } from './present';
import type { Merchant } from './schema';
import { findFactsByReference, findIds, findMerchant, findMerchantById, findMerchantsById } from './store';
import { findInForce } from './store/bank-accounts';

export { checkAccount, maskedOf } from './domain/bank-account';
export { readTiers } from './domain/read-tiers';
export type { MerchantFacts, NewMerchant } from './store';
export { findFeeRule, findFeeRules, findTiersOfVersion } from './store';
/** A bank account as people see it, by its id. */
export { findAccount as findBankAccount } from './store/bank-accounts';
export { payeeOf, payeesOf } from './use-cases/bank-accounts/payee-of';
export { feeTermsFor } from './use-cases/fee-terms-for';
export { getMerchant } from './use-cases/get-merchant';
export { insertMerchants } from './use-cases/insert-merchants';

export const merchantsByReference = async (client: Queryable, references: string[]) =>
  new Map((await findFactsByReference(client, references)).map((merchant) => [merchant.reference, merchant]));

/** Merchants as they are shown; in a transaction, by its own connection. */
export const merchantsById = async (ids: bigint[], client?: Queryable): Promise<Merchant[]> =>
  (await findMerchantsById(ids, client)).map(presentMerchant);

/**
 * The id that a list is narrowed to: the actor's own merchant, the one asked for, or (null) all. Undefined when the one
 * asked for does not exist for this actor.
 */
export async function resolveScope(
  own: bigint | null,
  reference: string | undefined,
): Promise<bigint | null | undefined> {
  if (reference === undefined) return own;
  return (await findMerchant(own, reference))?.id;
}

/** When a merchant is paid: the one asked for, or else the actor's own. Null when it does not exist for this actor. */
export async function findSchedule(own: bigint | null, asked: string | undefined) {
  const found = asked === undefined ? own !== null && (await findMerchantById(own)) : await findMerchant(own, asked);
  if (!found) return null;
  const { id, reference, name, currency, time_zone: timeZone, live_on: liveOn } = found;
  const { disbursement_frequency: disbursementFrequency, disbursement_weekdays: disbursementWeekdays } = found;
  const { settled_through: settledThrough } = found;
  return {
    id,
    reference,
    name,
    currency,
    timeZone,
    liveOn,
    disbursementFrequency,
    disbursementWeekdays,
    settledThrough,
  };
}

/** Where a merchant is paid, by currency: from when on each account may be. */
export const payingAccountsOf = async (merchantId: bigint) =>
  new Map(
    (await findInForce(readerFor(merchantId), [merchantId])).map(({ currency, payable_from: payableFrom }) => [
      currency,
      { payableFrom: payableFrom ?? new Date(0) },
    ]),
  );

/** Whom an order is for: the merchant asked for, or else the actor's own. Null when it does not exist for this actor. */
export async function findTrading(own: bigint | null, reference: string | undefined) {
  const found =
    reference === undefined ? own !== null && (await findMerchantById(own)) : await findMerchant(own, reference);
  if (!found) return null;
  return { id: found.id, reference: found.reference, timeZone: found.time_zone, isClosed: found.status === 'closed' };
}

/** How long after its confirmation an order of the merchant counts as delivered; null: as configured for all. */
export const deliverAfterSeconds = async (merchantId: bigint): Promise<number | null> =>
  (await findMerchantById(merchantId))?.deliver_after_seconds ?? null;

/** The ids of those with these references, or of all, in order. Refused with the first that there is not. */
export async function findIdsOf(references: string[] | undefined): Promise<Outcome<bigint[]>> {
  const found = await findIds(references);
  const known = new Set(found.map((merchant) => merchant.reference));
  const missing = references?.find((reference) => !known.has(reference));
  return missing === undefined
    ? ok(found.map(({ id }) => id))
    : refuse('not_found', `There is no merchant ${missing}.`);
}
