import { readerFor, rows, sql } from '@/server/platform/db';

/** A merchant's people and keys, also former ones, as they are named in what they did: `user:…`, `key:…`. */
export const actorsOfMerchant = (merchantId: bigint) =>
  rows<{ actor: string }>(
    readerFor(merchantId),
    sql`SELECT 'user:' || id AS actor FROM "user" WHERE merchant_id = ${merchantId}
        UNION ALL SELECT 'key:' || id FROM api_key WHERE merchant_id = ${merchantId}`,
  ).then((found) => found.map(({ actor }) => actor));
