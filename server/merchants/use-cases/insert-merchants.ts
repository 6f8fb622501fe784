import type { Actor } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { merchantsCreated } from '../events';
import { insertNewMerchants, type NewMerchant } from '../store';
import { insertHolds } from '../store/holds';

/** So many ids go into one event at most. */
const IDS_PER_EVENT = 1_000;

/** Who brings merchants, and with what. */
export type Bringing = { actor: Actor; importId?: string };

/** Adds the merchants whose reference is new, in the caller's transaction. @returns how many that were */
export async function insertMerchants(
  client: Queryable,
  merchants: NewMerchant[],
  { actor, importId }: Bringing,
): Promise<number> {
  const added = await insertNewMerchants(client, merchants);
  const ids = added.map(({ id }) => id);
  const given = new Map(merchants.map((merchant) => [merchant.reference, merchant]));
  // In the chain of each: what becomes of a merchant can be followed from its beginning.
  await audit(
    client,
    ...added.map(({ id, reference }) => ({
      actor,
      action: 'merchant.created',
      object: { type: 'merchant', id: reference },
      merchantId: id,
      after: { ...given.get(reference), ...(importId === undefined ? {} : { importId }) },
    })),
  );
  const held = added.filter(({ reference }) => given.get(reference)?.status === 'on_hold').map(({ id }) => id);
  const reason = 'It was on hold when it was brought in.';
  if (held.length > 0) await insertHolds(client, held, { kind: 'staff', reason, placedBy: actor.name, at: now() });
  for (let from = 0; from < ids.length; from += IDS_PER_EVENT) {
    await emit(client, merchantsCreated({ merchantIds: ids.slice(from, from + IDS_PER_EVENT).map(String) }));
  }
  return ids.length;
}
