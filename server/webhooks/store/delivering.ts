import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { DeliveryStatus } from '../schema/deliveries';

export type GoingDelivery = {
  id: string;
  place: bigint;
  message_id: string;
  endpoint_id: string;
  merchant_id: bigint | null;
  lane: string;
  status: DeliveryStatus;
  attempts: number;
  schedule_from: number;
  next_attempt_at: Date | null;
  under_way_until: Date | null;
};

const columns = sql`id, place, message_id, endpoint_id, merchant_id, lane, status, attempts, schedule_from,
  next_attempt_at, under_way_until`;

export const findGoing = (client: Queryable, id: string) =>
  rows<GoingDelivery>(client, sql`SELECT ${columns} FROM webhook_delivery WHERE id = ${id}::uuid`).then(
    (found) => found[0] ?? null,
  );

/** Those who begin or end deliveries of one endpoint and object take turns. Held until the transaction ends. */
export const lockLane = (client: Queryable, { endpoint_id, lane }: { endpoint_id: string; lane: string }) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`webhooks/lane/${endpoint_id}/${lane}`}, 0))`);

/** The first of a lane that is to be delivered. */
export const findFirstOfLane = (client: Queryable, { endpoint_id, lane }: { endpoint_id: string; lane: string }) =>
  rows<GoingDelivery>(
    client,
    sql`SELECT ${columns} FROM webhook_delivery
         WHERE endpoint_id = ${endpoint_id}::uuid AND lane = ${lane} AND status = 'pending' ORDER BY place LIMIT 1`,
  ).then((found) => found[0] ?? null);

/** What is under way in a lane, or was when its process died. */
export const findUnderWay = (client: Queryable, { endpoint_id, lane }: { endpoint_id: string; lane: string }) =>
  rows<GoingDelivery>(
    client,
    sql`SELECT ${columns} FROM webhook_delivery
         WHERE endpoint_id = ${endpoint_id}::uuid AND lane = ${lane} AND under_way_until IS NOT NULL`,
  ).then((found) => found[0] ?? null);

/** @returns whether it still was to be delivered */
export const startAttempt = (client: Queryable, id: string, until: Date) =>
  execute(
    client,
    sql`UPDATE webhook_delivery SET attempts = attempts + 1, under_way_until = ${until}
         WHERE id = ${id}::uuid AND status = 'pending' AND under_way_until IS NULL`,
  ).then((moved) => moved > 0);

/** @returns whether attempt `number` was still under way: what comes later than its time counts for nothing */
export const stopAttempt = (client: Queryable, id: string, number: number) =>
  execute(
    client,
    sql`UPDATE webhook_delivery SET under_way_until = NULL
         WHERE id = ${id}::uuid AND attempts = ${number} AND under_way_until IS NOT NULL`,
  ).then((moved) => moved > 0);

/** Ends a delivery; one that was held or cancelled while its last attempt was under way can still have arrived. */
export const endDelivery = (client: Queryable, id: string, status: 'delivered' | 'failed', at: Date) =>
  execute(
    client,
    sql`UPDATE webhook_delivery SET status = ${status}::webhook_delivery_status, ended_at = ${at}, next_attempt_at = NULL
         WHERE id = ${id}::uuid AND (status = 'pending' OR (status IN ('held', 'cancelled') AND ${status} = 'delivered'))`,
  );

export const setNextAttempt = (client: Queryable, id: string, at: Date) =>
  execute(
    client,
    sql`UPDATE webhook_delivery SET next_attempt_at = ${at} WHERE id = ${id}::uuid AND status = 'pending'`,
  );

export type NewAttempt = {
  deliveryId: string;
  merchantId: bigint | null;
  number: number;
  at: Date;
  durationMs: number | null;
  requestHeaders: Record<string, string>;
  responseStatus: number | null;
  responseHeaders: Record<string, string> | null;
  responseBody: string | null;
  error: string | null;
};

export const insertAttempt = (client: Queryable, of: NewAttempt) =>
  execute(
    client,
    sql`INSERT INTO webhook_attempt (delivery_id, merchant_id, number, at, duration_ms, request_headers, response_status,
                                     response_headers, response_body, error)
        VALUES (${of.deliveryId}::uuid, ${of.merchantId}, ${of.number}, ${of.at}, ${of.durationMs},
                ${JSON.stringify(of.requestHeaders)}::jsonb, ${of.responseStatus},
                ${of.responseHeaders && JSON.stringify(of.responseHeaders)}::jsonb, ${of.responseBody}, ${of.error})`,
  );

/** What is sent, and where. */
export const findWhatToSend = (client: Queryable, deliveryId: string) =>
  rows<{ message_id: string; payload: string; url: string; endpoint_id: string }>(
    client,
    sql`SELECT d.message_id, m.payload, e.url, e.id AS endpoint_id
          FROM webhook_delivery d JOIN webhook_message m ON m.id = d.message_id JOIN webhook_endpoint e ON e.id = d.endpoint_id
         WHERE d.id = ${deliveryId}::uuid`,
  ).then((found) => found[0] as { message_id: string; payload: string; url: string; endpoint_id: string });

/** While an endpoint is disabled its deliveries are held. */
export const holdDeliveries = (client: Queryable, endpointId: string) =>
  execute(
    client,
    sql`UPDATE webhook_delivery SET status = 'held' WHERE endpoint_id = ${endpointId}::uuid AND status = 'pending'`,
  );

/** What was held is to be delivered from now on, with the whole schedule before it. @returns the first of each lane */
export const releaseHeld = (client: Queryable, endpointId: string, at: Date) =>
  rows<{ id: string }>(
    client,
    sql`WITH released AS (
          UPDATE webhook_delivery SET status = 'pending', next_attempt_at = ${at}, woken_at = ${at}, schedule_from = attempts
           WHERE endpoint_id = ${endpointId}::uuid AND status = 'held' RETURNING id, lane, place)
        SELECT DISTINCT ON (lane) id FROM released ORDER BY lane, place`,
  ).then((found) => found.map((row) => row.id));

/** Gives up what waits, for good. @returns how many that were */
export const cancelDeliveries = (client: Queryable, endpointId: string, statuses: DeliveryStatus[], at: Date) =>
  execute(
    client,
    sql`UPDATE webhook_delivery SET status = 'cancelled', ended_at = ${at}, next_attempt_at = NULL
         WHERE endpoint_id = ${endpointId}::uuid AND status = ANY(${statuses}::webhook_delivery_status[])`,
  );

export const markWoken = (client: Queryable, ids: string[], at: Date) =>
  execute(client, sql`UPDATE webhook_delivery SET woken_at = ${at} WHERE id = ANY(${ids}::uuid[])`);

/**
 * Deliveries that should have been tried by `dueBefore` and that no background function was told of since `wokenBefore`:
 * the first of each lane.
 */
export const findForgotten = (client: Queryable, dueBefore: Date, wokenBefore: Date, limit: number) =>
  rows<{ id: string; endpoint_id: string }>(
    client,
    sql`SELECT d.id, d.endpoint_id FROM webhook_delivery d
         WHERE d.status = 'pending' AND d.next_attempt_at < ${dueBefore} AND (d.woken_at IS NULL OR d.woken_at < ${wokenBefore})
           AND (d.under_way_until IS NULL OR d.under_way_until < ${dueBefore})
           AND NOT EXISTS (SELECT FROM webhook_delivery e WHERE e.endpoint_id = d.endpoint_id AND e.lane = d.lane
                                                           AND e.status = 'pending' AND e.place < d.place)
         ORDER BY d.next_attempt_at LIMIT ${limit}`,
  );
