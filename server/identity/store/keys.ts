import { execute, pool, type Queryable, rows, sql } from '@/server/platform/db';

export type LiveKey = {
  id: string;
  name: string;
  scopes: string[];
  merchantId: bigint | null;
  lastUsedAt: Date | null;
};

/** The key that a secret opens: not revoked, not expired, the secret not replaced for good. On the way of each request. */
export const findLiveKey = (hash: string, at: Date) =>
  rows<LiveKey>(
    pool(),
    sql`SELECT k.id, k.name, k.scopes, k.merchant_id AS "merchantId", s.last_used_at AS "lastUsedAt"
          FROM api_key_secret s JOIN api_key k ON k.id = s.key_id
         WHERE s.hash = ${hash} AND k.revoked_at IS NULL
           AND (s.expires_at IS NULL OR s.expires_at > ${at}) AND (k.expires_at IS NULL OR k.expires_at > ${at})`,
  ).then((found) => found[0] ?? null);

/** Notes the use of a secret, unless that was done since `before`. */
export const noteUse = (hash: string, at: Date, before: Date) =>
  execute(
    pool(),
    sql`UPDATE api_key_secret SET last_used_at = ${at}
         WHERE hash = ${hash} AND (last_used_at IS NULL OR last_used_at <= ${before})`,
  );

export type NewKey = {
  name: string;
  scopes: readonly string[];
  merchantId: bigint | null;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
};

export const insertKey = (client: Queryable, key: NewKey) =>
  rows<{ id: string }>(
    client,
    sql`INSERT INTO api_key (name, scopes, merchant_id, created_by, created_at, expires_at)
        VALUES (${key.name}, ${key.scopes}::text[], ${key.merchantId}, ${key.createdBy}::uuid, ${key.createdAt}, ${key.expiresAt})
        RETURNING id`,
  ).then((made) => (made[0] as { id: string }).id);

export const insertSecret = (
  client: Queryable,
  secret: { hash: string; keyId: string; prefix: string; createdAt: Date },
) =>
  execute(
    client,
    sql`INSERT INTO api_key_secret (hash, key_id, prefix, created_at)
        VALUES (${secret.hash}, ${secret.keyId}::uuid, ${secret.prefix}, ${secret.createdAt})`,
  );
