/** What rooms further right may ask of merchants. */
import type { Queryable } from '@/server/platform/db';
import { findFactsById, findFactsByReference, findMerchant, type MerchantFacts } from './store';

export type { FeeTerms } from './domain/fee-terms';
export type { MerchantFacts, NewMerchant } from './store';
export { findTiersOfVersion, insertMerchants } from './store';
export { feeTermsFor } from './use-cases/fee-terms-for';

export const merchantsByReference = async (client: Queryable, references: string[]) =>
  new Map((await findFactsByReference(client, references)).map((merchant) => [merchant.reference, merchant]));

export const merchantsById = async (client: Queryable, ids: bigint[]): Promise<Map<bigint, MerchantFacts>> =>
  new Map((await findFactsById(client, ids)).map((merchant) => [merchant.id, merchant]));

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
