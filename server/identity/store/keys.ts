import { empty, execute, pool, type Queryable, readerFor, rows, type Sql, sql } from '@/server/platform/db';
import { together } from '@/server/platform/together';

export type LiveKey = {
  id: string;
  name: string;
  scopes: string[];
  merchantId: bigint | null;
  lastUsedAt: Date | null;
};

/** Keys in one look-up, and look-ups under way in one process. */
const MOST_TOGETHER = 200;
const MOST_UNDER_WAY = 2;

/**
 * The key that a secret opens: not revoked, not expired, the secret not replaced for good. On the way of each request, so
 * those that wait at the same moment are looked up together; never later than they were asked for.
 */
export const findLiveKey: (asked: { hash: string; at: Date }) => Promise<LiveKey | null> = together(
  async (asked) => {
    const at = new Date(Math.max(...asked.map((one) => one.at.getTime())));
    const hashes = [...new Set(asked.map(({ hash }) => hash))];
    const found = await rows<LiveKey & { hash: string }>(pool(), liveKeys(hashes, at));
    const keys = new Map(found.map(({ hash, ...key }): [string, LiveKey] => [hash, key]));
    return asked.map(({ hash }) => keys.get(hash) ?? null);
  },
  MOST_TOGETHER,
  MOST_UNDER_WAY,
);

export const liveKeys = (hashes: string[], at: Date): Sql =>
  sql`SELECT s.hash, k.id, k.name, k.scopes, k.merchant_id AS "merchantId", s.last_used_at AS "lastUsedAt"
        FROM api_key_secret s JOIN api_key k ON k.id = s.key_id
       WHERE s.hash = ANY (${hashes}::text[]) AND k.revoked_at IS NULL
         AND (s.expires_at IS NULL OR s.expires_at > ${at}) AND (k.expires_at IS NULL OR k.expires_at > ${at})`;

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

export type KeyRow = {
  id: string;
  name: string;
  scopes: string[];
  merchantReference: string | null;
  merchantName: string | null;
  /** Null also where the one who reads may not know: a merchant's people, of the staff. */
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  secrets: { prefix: string; createdAt: string; expiresAt: string | null; lastUsedAt: string | null }[];
};

/** Keys of one merchant or (null) all there are; one more than `limit`, the newest first, with what opens them. */
export const listKeys = (
  scope: bigint | null,
  merchantId: bigint | null,
  limit: number,
  before: readonly [createdAt: string, id: string] | null,
  at: Date,
) =>
  rows<KeyRow>(
    readerFor(scope),
    sql`SELECT k.id, k.name, k.scopes, m.reference AS "merchantReference", m.name AS "merchantName", u.name AS "createdBy",
               k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt",
               s.last_used_at AS "lastUsedAt", s.secrets
          FROM api_key k LEFT JOIN merchant m ON m.id = k.merchant_id LEFT JOIN "user" u ON u.id = k.created_by
         CROSS JOIN LATERAL (
           SELECT max(s.last_used_at) AS last_used_at,
                  coalesce(jsonb_agg(jsonb_build_object('prefix', s.prefix, 'createdAt', s.created_at, 'expiresAt', s.expires_at,
                                                        'lastUsedAt', s.last_used_at) ORDER BY s.created_at DESC)
                           FILTER (WHERE s.expires_at IS NULL OR s.expires_at > ${at}), '[]') AS secrets
             FROM api_key_secret s WHERE s.key_id = k.id) s
         WHERE true ${merchantId === null ? empty : sql`AND k.merchant_id = ${merchantId}`}
           ${before === null ? empty : sql`AND (k.created_at, k.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`}
         ORDER BY k.created_at DESC, k.id DESC LIMIT ${limit + 1}`,
  );

/** A key that exists for those of `scope`, locked. */
export const lockKey = (client: Queryable, scope: bigint | null, id: string) =>
  rows<{
    name: string;
    scopes: string[];
    merchantId: bigint | null;
    expiresAt: Date | null;
    revokedAt: Date | null;
  }>(
    client,
    sql`SELECT name, scopes, merchant_id AS "merchantId", expires_at AS "expiresAt", revoked_at AS "revokedAt"
          FROM api_key WHERE id = ${id}::uuid ${scope === null ? empty : sql`AND merchant_id = ${scope}`} FOR UPDATE`,
  ).then((found) => found[0] ?? null);

export const revoke = (client: Queryable, id: string, at: Date) =>
  execute(client, sql`UPDATE api_key SET revoked_at = ${at} WHERE id = ${id}::uuid AND revoked_at IS NULL`);

/** Lets the secrets of a key work until then, and none longer than it would have. */
export const endSecrets = (client: Queryable, keyId: string, until: Date) =>
  execute(
    client,
    sql`UPDATE api_key_secret SET expires_at = least(expires_at, ${until}) WHERE key_id = ${keyId}::uuid`,
  );
