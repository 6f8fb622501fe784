import { execute, pool, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { SealedEntry } from '../domain/chain';

const entryColumns = sql`e.id, e.at, e.merchant_id, e.actor_kind, e.actor_id, e.actor_name, e.action, e.object_type,
  e.object_id, e.before::text AS before_text, e.after::text AS after_text, e.why, e.request_id, e.ip, e.user_agent`;

/** One sealer at a time: two would give one place to two entries. Held until the transaction ends. */
export const lockSealing = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtext('audit/seal'))`);

/** Entries that stand in no chain yet, in the order of their ids; of those that are being written, none. */
export const takeUnsealed = (client: Queryable, limit: number) =>
  rows<SealedEntry>(
    client,
    sql`WITH taken AS (
          DELETE FROM audit_unsealed
           WHERE entry_id IN (SELECT entry_id FROM audit_unsealed ORDER BY entry_id LIMIT ${limit}) RETURNING entry_id)
        SELECT ${entryColumns} FROM taken t JOIN audit_entry e ON e.id = t.entry_id
         WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id) ORDER BY e.id`,
  );

export type LinkRow = { tenant: bigint; place: bigint; hash: Buffer };

/** Where the chains of these tenants end; a tenant without one is missing. */
export const findHeads = (client: Queryable, tenants: bigint[]) =>
  rows<LinkRow>(
    client,
    sql`SELECT l.tenant, l.place, l.hash FROM unnest(${tenants}::bigint[]) AS t(id)
         CROSS JOIN LATERAL (SELECT tenant, place, hash FROM audit_link WHERE tenant = t.id
                              ORDER BY place DESC LIMIT 1) l`,
  );

export const insertLinks = (client: Queryable, links: (LinkRow & { entryId: bigint })[]) =>
  execute(
    client,
    sql`INSERT INTO audit_link (tenant, place, entry_id, hash)
        SELECT * FROM unnest(${links.map((l) => l.tenant)}::bigint[], ${links.map((l) => l.place)}::bigint[],
                             ${links.map((l) => l.entryId)}::bigint[], ${links.map((l) => l.hash)}::bytea[])`,
  );

/** A link with its entry (all null when it is gone) and, where one was exported, the head at its place. */
export type CheckedRow = LinkRow & {
  entry_id: bigint;
  head_hash: Buffer | null;
  head_at: Date | null;
  head_signature: Buffer | null;
} & { [Field in keyof SealedEntry]: SealedEntry[Field] | null };

/** The links after a place, in the order of tenants and places. */
export const listLinks = (after: { tenant: bigint; place: bigint }, limit: number) =>
  rows<CheckedRow>(
    pool(),
    sql`SELECT l.tenant, l.place, l.hash, l.entry_id, h.hash AS head_hash, h.at AS head_at,
               h.signature AS head_signature, ${entryColumns}
          FROM (SELECT * FROM audit_link WHERE (tenant, place) > (${after.tenant}::bigint, ${after.place}::bigint)
                 ORDER BY tenant, place LIMIT ${limit}) l
          LEFT JOIN audit_entry e ON e.id = l.entry_id
          LEFT JOIN audit_head h ON h.tenant = l.tenant AND h.place = l.place
         ORDER BY l.tenant, l.place`,
  );

/** Exported heads whose place is gone, the first of each chain with the last place that is left. */
export const listLostHeads = () =>
  rows<{ tenant: bigint; place: bigint; at: Date; last_place: bigint | null }>(
    pool(),
    sql`SELECT DISTINCT ON (h.tenant) h.tenant, h.place, h.at,
               (SELECT max(place) FROM audit_link l WHERE l.tenant = h.tenant) AS last_place
          FROM audit_head h
         WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.tenant = h.tenant AND l.place = h.place)
         ORDER BY h.tenant, h.place`,
  );

/** Entries older than `before` that stand in no chain: how many in each, and the first. */
export const listUnsealedBefore = (before: Date) =>
  rows<{ tenant: bigint; first_id: bigint; count: number }>(
    pool(),
    sql`SELECT coalesce(e.merchant_id, 0) AS tenant, min(e.id) AS first_id, count(*)::int AS count
          FROM audit_entry e
         WHERE e.at < ${before} AND NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id)
         GROUP BY 1 ORDER BY 1`,
  );

/** Where every chain ends, tenant after tenant: a look into the index for each, however long they are. */
const ends = sql`WITH RECURSIVE ends AS (
  (SELECT tenant, place, hash, entry_id FROM audit_link ORDER BY tenant DESC, place DESC LIMIT 1)
  UNION ALL
  SELECT l.* FROM ends, LATERAL (
    SELECT tenant, place, hash, entry_id FROM audit_link WHERE tenant < ends.tenant
     ORDER BY tenant DESC, place DESC LIMIT 1) l)`;

export const findAllHeads = (client: Queryable) =>
  rows<LinkRow>(client, sql`${ends} SELECT tenant, place, hash FROM ends ORDER BY tenant`);

export type ChainState = { links: bigint; waiting: number; sealed_until: Date | null };

/** How far one tenant is sealed or (null) all are. */
export const findChainState = (tenant: bigint | null) =>
  rows<ChainState>(
    readerFor(tenant),
    tenant === null
      ? sql`${ends} SELECT coalesce(sum(place), 0)::bigint AS links, max(e.at) AS sealed_until,
                           (SELECT count(*)::int FROM audit_unsealed) AS waiting
                      FROM ends JOIN audit_entry e ON e.id = ends.entry_id`
      : sql`${ends} SELECT coalesce(max(place), 0) AS links, max(e.at) AS sealed_until,
                           (SELECT count(*)::int FROM audit_entry w
                             WHERE w.merchant_id = ${tenant} AND w.id > coalesce(max(ends.entry_id), 0)) AS waiting
                      FROM ends JOIN audit_entry e ON e.id = ends.entry_id WHERE tenant = ${tenant}`,
  ).then((found) => found[0] as ChainState);

/** What stands at these places; a place that is gone is missing. */
export const findLinkHashes = (places: { tenant: bigint; place: bigint }[]) =>
  rows<LinkRow>(
    pool(),
    sql`SELECT tenant, place, hash FROM audit_link
         WHERE (tenant, place) IN (SELECT * FROM unnest(${places.map((p) => p.tenant)}::bigint[],
                                                        ${places.map((p) => p.place)}::bigint[]))`,
  );
