import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Actor } from '../../domain/actor';
import { findMerchantOf } from '../../store/people';

/** The staff, or a merchant: whose people and keys are meant. An actor of a merchant means the own one; others do not exist. */
export async function findPlace(actor: Actor, merchant: string | undefined): Promise<Outcome<bigint | null>> {
  if (merchant === undefined) return ok(actor.merchantId);
  const found = await findMerchantOf(actor.merchantId, merchant);
  return found ? ok(found.id) : refuse('not_found', 'There is no such merchant.');
}
