import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { merchantsCreated } from '../events';
import { insertNewMerchants, type NewMerchant } from '../store';

/** So many ids go into one event at most. */
const IDS_PER_EVENT = 1_000;

/** Adds the merchants whose reference is new, in the caller's transaction. @returns how many that were */
export async function insertMerchants(client: Queryable, merchants: NewMerchant[]): Promise<number> {
  const ids = await insertNewMerchants(client, merchants);
  for (let from = 0; from < ids.length; from += IDS_PER_EVENT) {
    await emit(client, merchantsCreated({ merchantIds: ids.slice(from, from + IDS_PER_EVENT).map(String) }));
  }
  return ids.length;
}
