import { wallNow } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import type { Permission } from '../domain/permissions';
import { hashSecret, newSecret } from '../domain/secret';
import { insertKey, insertSecret } from '../store/keys';

/** What of a key stays visible: enough to tell keys apart, too little to guess with. */
const SHOWN = 'ch_live_'.length + 8;

type WantedKey = {
  name: string;
  scopes: readonly Permission[];
  merchantId: bigint | null;
  createdBy?: string | null;
  expiresAt?: Date | null;
};

/** Makes an API key, for one merchant or (null) the platform. The key is returned this once; only its hash is kept. */
export const createApiKey = (wanted: WantedKey): Promise<{ id: string; key: string }> =>
  transaction((client) => createKeyIn(client, wanted));

/** The same in the caller's transaction. */
export async function createKeyIn(
  client: Queryable,
  { createdBy = null, expiresAt = null, ...wanted }: WantedKey,
): Promise<{ id: string; key: string }> {
  const id = await insertKey(client, { ...wanted, createdBy, expiresAt, createdAt: wallNow() });
  return { id, key: await addSecret(client, id) };
}

/** A new secret that opens a key. @returns the secret, this once */
export async function addSecret(client: Queryable, keyId: string): Promise<string> {
  const key = `ch_live_${newSecret()}`;
  await insertSecret(client, { hash: hashSecret(key), keyId, prefix: key.slice(0, SHOWN), createdAt: wallNow() });
  return key;
}
