import { randomUUID } from 'node:crypto';
import type { Queryable } from '@/server/platform/db';
import { decrypt, encrypt } from '@/server/platform/encryption';
import { newWebhookSecret } from '../domain/secret';
import { insertSecret, type SecretRow } from '../store/secrets';

/** Makes a secret of an endpoint. @returns it, for this once: only what is encrypted is kept */
export async function addSecret(client: Queryable, endpointId: string, at: Date): Promise<string> {
  const id = randomUUID();
  const secret = newWebhookSecret();
  await insertSecret(client, { id, endpointId, sealed: encrypt(secret, placeOf(id)), at });
  return secret;
}

export const openSecret = ({ id, sealed }: Pick<SecretRow, 'id' | 'sealed'>): string => decrypt(sealed, placeOf(id));

const placeOf = (id: string) => `webhook-secret:${id}`;
