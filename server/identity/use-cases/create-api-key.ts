import type { Permission } from '../domain/permissions';
import { hashSecret, newSecret } from '../domain/secret';
import { insertKey } from '../store';

/** Makes an API key, for one merchant or (null) the platform. The key is returned this once; only its hash is kept. */
export async function createApiKey(wanted: {
  name: string;
  scopes: Permission[];
  merchantId: bigint | null;
}): Promise<{ id: string; key: string }> {
  const key = `ch_${newSecret()}`;
  const { id } = await insertKey({ ...wanted, prefix: key.slice(0, 10), keyHash: hashSecret(key) });
  return { id, key };
}
