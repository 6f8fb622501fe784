import { type Actor, actorsOfMerchant } from '@/server/identity/door';
import type { Reach } from '../store/entries';

/** Whose entries an actor reads, and who of those that acted may be named to it. */
export async function reachOf({ merchantId }: Actor): Promise<Reach> {
  return { merchantId, ownActors: merchantId === null ? null : await actorsOfMerchant(merchantId) };
}
