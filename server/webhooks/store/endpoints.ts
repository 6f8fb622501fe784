import { empty, execute, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { DisabledReason } from '../schema/endpoints';

export type EndpointRow = {
  id: string;
  merchant_id: bigint | null;
  merchant_reference: string | null;
  url: string;
  description: string;
  event_types: string[];
  enabled: boolean;
  disabled_at: Date | null;
  disabled_reason: DisabledReason | null;
  failing_since: Date | null;
  given_up: number;
  created_at: Date;
};

export type HealthRow = {
  endpoint_id: string;
  last_delivered_at: Date | null;
  waiting: number;
  held: number;
  attempts: number;
  failed_attempts: number;
};

const columns = sql`e.id, e.merchant_id, m.reference AS merchant_reference, e.url, e.description, e.event_types, e.enabled,
  e.disabled_at, e.disabled_reason, e.failing_since, e.given_up, e.created_at`;
const endpoints = sql`webhook_endpoint e LEFT JOIN merchant m ON m.id = e.merchant_id`;

const ofMerchant = (scope: bigint | null) => (scope === null ? empty : sql`AND e.merchant_id = ${scope}`);

export const findEndpoint = (scope: bigint | null, id: string, client: Queryable = readerFor(scope)) =>
  rows<EndpointRow>(
    client,
    sql`SELECT ${columns} FROM ${endpoints}
         WHERE e.id = ${id}::uuid AND e.deleted_at IS NULL ${ofMerchant(scope)}`,
  ).then((found) => found[0] ?? null);

/** The endpoint, held against whoever else changes it until the transaction ends. */
export const lockEndpoint = async (client: Queryable, scope: bigint | null, id: string) => {
  await execute(
    client,
    sql`SELECT FROM webhook_endpoint e WHERE e.id = ${id}::uuid ${ofMerchant(scope)} FOR NO KEY UPDATE`,
  );
  return findEndpoint(scope, id, client);
};

/** One row more than `limit`, the newest first. */
export const listEndpoints = (
  scope: bigint | null,
  limit: number,
  before: readonly [createdAt: string, id: string] | null,
) =>
  rows<EndpointRow>(
    readerFor(scope),
    sql`SELECT ${columns} FROM ${endpoints}
         WHERE e.deleted_at IS NULL ${ofMerchant(scope)}
           ${before === null ? empty : sql`AND (e.created_at, e.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`}
         ORDER BY e.created_at DESC, e.id DESC LIMIT ${limit + 1}`,
  );

/** How endpoints fare: what waits, what arrived last, and the attempts since `since`. */
export const findHealth = (scope: bigint | null, ids: string[], since: Date) =>
  rows<HealthRow>(
    readerFor(scope),
    sql`SELECT e.id AS endpoint_id,
               (SELECT max(d.ended_at) FROM webhook_delivery d
                 WHERE d.endpoint_id = e.id AND d.status = 'delivered' AND d.created_at >= ${since}) AS last_delivered_at,
               (SELECT count(*)::int FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.status = 'pending') AS waiting,
               (SELECT count(*)::int FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.status = 'held') AS held,
               coalesce(t.attempts, 0) AS attempts, coalesce(t.failed, 0) AS failed_attempts
          FROM webhook_endpoint e
          LEFT JOIN LATERAL (
            SELECT count(*)::int AS attempts, (count(*) FILTER (WHERE a.error IS NOT NULL))::int AS failed
              FROM webhook_delivery d JOIN webhook_attempt a ON a.delivery_id = d.id
             WHERE d.endpoint_id = e.id AND a.at >= ${since} AND d.created_at >= ${since}::timestamptz - interval '4 days') t ON true
         WHERE e.id = ANY(${ids}::uuid[])`,
  ).then((found) => new Map(found.map((row) => [row.endpoint_id, row])));

/** Those of one tenant that are there; taken in turns, so that two who add at once do not both add the last. */
export const countEndpoints = async (client: Queryable, merchantId: bigint | null): Promise<number> => {
  await execute(client, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`webhooks/endpoints/${merchantId}`}, 0))`);
  const [found] = await rows<{ count: number }>(
    client,
    sql`SELECT count(*)::int AS count FROM webhook_endpoint
         WHERE deleted_at IS NULL AND merchant_id IS NOT DISTINCT FROM ${merchantId}::bigint`,
  );
  return found?.count ?? 0;
};

export type NewEndpoint = {
  merchantId: bigint | null;
  url: string;
  description: string;
  eventTypes: string[];
  createdBy: string;
  createdAt: Date;
};

export const insertEndpoint = (client: Queryable, of: NewEndpoint) =>
  rows<{ id: string }>(
    client,
    sql`INSERT INTO webhook_endpoint (merchant_id, url, description, event_types, created_by, created_at)
        VALUES (${of.merchantId}, ${of.url}, ${of.description}, ${of.eventTypes}::text[], ${of.createdBy}, ${of.createdAt})
        RETURNING id`,
  ).then((found) => (found[0] as { id: string }).id);

export const updateEndpoint = (
  client: Queryable,
  id: string,
  to: { url: string; description: string; eventTypes: string[] },
) =>
  execute(
    client,
    sql`UPDATE webhook_endpoint SET url = ${to.url}, description = ${to.description}, event_types = ${to.eventTypes}::text[]
         WHERE id = ${id}::uuid`,
  );

/** @returns whether it was enabled until now */
export const disableEndpoint = (client: Queryable, id: string, reason: DisabledReason, at: Date) =>
  execute(
    client,
    sql`UPDATE webhook_endpoint SET enabled = false, disabled_at = ${at}, disabled_reason = ${reason}
         WHERE id = ${id}::uuid AND enabled`,
  ).then((moved) => moved > 0);

/** @returns whether it was disabled until now */
export const enableEndpoint = (client: Queryable, id: string) =>
  execute(
    client,
    sql`UPDATE webhook_endpoint
           SET enabled = true, disabled_at = NULL, disabled_reason = NULL, failing_since = NULL, given_up = 0
         WHERE id = ${id}::uuid AND NOT enabled`,
  ).then((moved) => moved > 0);

export const markDeleted = (client: Queryable, id: string, at: Date) =>
  execute(client, sql`UPDATE webhook_endpoint SET deleted_at = ${at} WHERE id = ${id}::uuid`);

export const wasDeleted = (client: Queryable, scope: bigint | null, id: string) =>
  rows(
    client,
    sql`SELECT 1 AS one FROM webhook_endpoint e WHERE e.id = ${id}::uuid AND e.deleted_at IS NOT NULL ${ofMerchant(scope)}`,
  ).then((found) => found.length > 0);

/** Notes how an attempt went. Since when none has arrived, and how many deliveries were given up meanwhile. */
export const noteHealth = (
  client: Queryable,
  id: string,
  { arrived, gaveUp, at }: { arrived: boolean; gaveUp: boolean; at: Date },
) =>
  rows<{ failing_since: Date | null; given_up: number; enabled: boolean }>(
    client,
    sql`UPDATE webhook_endpoint
           SET failing_since = (CASE WHEN ${arrived} THEN NULL ELSE coalesce(failing_since, ${at}::timestamptz) END),
               given_up = (CASE WHEN ${arrived} THEN 0 ELSE given_up + ${Number(gaveUp)}::int END)
         WHERE id = ${id}::uuid RETURNING failing_since, given_up, enabled`,
  ).then((found) => found[0] as { failing_since: Date | null; given_up: number; enabled: boolean });

/** The types that anybody listens to: null where somebody listens to all. */
export const findListened = (client: Queryable) =>
  rows<{ types: string[]; all: boolean | null }>(
    client,
    sql`SELECT coalesce(array_agg(DISTINCT t.type) FILTER (WHERE t.type IS NOT NULL), '{}') AS types,
               bool_or(e.event_types = '{}') AS "all"
          FROM webhook_endpoint e LEFT JOIN LATERAL unnest(e.event_types) AS t(type) ON true WHERE e.deleted_at IS NULL`,
  ).then((found) => (found[0]?.all ? null : new Set(found[0]?.types)));
