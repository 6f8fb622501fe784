import { empty, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { DeliveryStatus, ListDeliveriesInput, ReplayRangeInput } from '../schema/deliveries';

export type DeliveryRow = {
  id: string;
  place: bigint;
  message_id: string;
  endpoint_id: string;
  type: string;
  object_type: string;
  object_id: string;
  status: DeliveryStatus;
  attempts: number;
  next_attempt_at: Date | null;
  created_at: Date;
  ended_at: Date | null;
};

export type AttemptRow = {
  number: number;
  at: Date;
  duration_ms: number | null;
  request_headers: Record<string, string>;
  response_status: number | null;
  response_headers: Record<string, string> | null;
  response_body: string | null;
  error: string | null;
};

const columns = sql`d.id, d.place, d.message_id, d.endpoint_id, d.type, m.object_type, m.object_id, d.status, d.attempts,
  d.next_attempt_at, d.created_at, d.ended_at`;
const deliveries = sql`webhook_delivery d JOIN webhook_message m ON m.id = d.message_id`;
const ofMerchant = (scope: bigint | null) => (scope === null ? empty : sql`AND d.merchant_id = ${scope}`);

/** One row more than `limit`, the newest first. */
export const listDeliveries = (
  scope: bigint | null,
  { endpoint, status, type, from, to, limit }: Omit<ListDeliveriesInput, 'cursor'>,
  before: string | null,
) =>
  rows<DeliveryRow>(
    readerFor(scope),
    sql`SELECT ${columns} FROM ${deliveries}
         WHERE true ${ofMerchant(scope)}
           ${endpoint === undefined ? empty : sql`AND d.endpoint_id = ${endpoint}::uuid`}
           ${status === undefined ? empty : sql`AND d.status = ${status}::webhook_delivery_status`}
           ${type === undefined ? empty : sql`AND d.type = ${type}`}
           ${from === undefined ? empty : sql`AND d.created_at >= ${from}::timestamptz`}
           ${to === undefined ? empty : sql`AND d.created_at < ${to}::timestamptz`}
           ${before === null ? empty : sql`AND d.place < ${before}::bigint`}
         ORDER BY d.place DESC LIMIT ${limit + 1}`,
  );

export const findDelivery = (scope: bigint | null, id: string, client: Queryable = readerFor(scope)) =>
  rows<DeliveryRow & { payload: string; lane: string }>(
    client,
    sql`SELECT ${columns}, m.payload, d.lane FROM ${deliveries} WHERE d.id = ${id}::uuid ${ofMerchant(scope)}`,
  ).then((found) => found[0] ?? null);

export const findAttempts = (scope: bigint | null, deliveryId: string) =>
  rows<AttemptRow>(
    readerFor(scope),
    sql`SELECT number, at, duration_ms, request_headers, response_status, response_headers, response_body, error
          FROM webhook_attempt WHERE delivery_id = ${deliveryId}::uuid ORDER BY number`,
  );

export type Replayed = { id: string; endpoint_id: string };

/** Has a message delivered once more. */
export const insertReplay = (client: Queryable, deliveryId: string, at: Date) =>
  rows<Replayed>(
    client,
    sql`INSERT INTO webhook_delivery (message_id, endpoint_id, merchant_id, type, lane, status, next_attempt_at, woken_at, created_at)
        SELECT message_id, endpoint_id, merchant_id, type, lane, 'pending', ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz
          FROM webhook_delivery WHERE id = ${deliveryId}::uuid
        RETURNING id, endpoint_id`,
  ).then((found) => found[0] as Replayed);

/** The same for the messages of a range, each once and in their order; those that are still on their way are left out. */
export const insertReplays = (
  client: Queryable,
  { endpoint, from, to, eventTypes, which }: ReplayRangeInput,
  limit: number,
  at: Date,
) =>
  rows<Replayed>(
    client,
    sql`WITH message AS (
          SELECT d.message_id, d.merchant_id, d.type, d.lane, min(d.place) AS place
            FROM webhook_delivery d
           WHERE d.endpoint_id = ${endpoint}::uuid AND d.created_at >= ${from}::timestamptz AND d.created_at < ${to}::timestamptz
             AND (${eventTypes.length === 0} OR d.type = ANY(${eventTypes}::text[]))
             AND NOT EXISTS (
               SELECT FROM webhook_delivery o WHERE o.message_id = d.message_id AND o.endpoint_id = d.endpoint_id
                  AND (o.status IN ('pending', 'held') OR (${which === 'undelivered'} AND o.status = 'delivered')))
           GROUP BY d.message_id, d.merchant_id, d.type, d.lane ORDER BY place LIMIT ${limit})
        INSERT INTO webhook_delivery (message_id, endpoint_id, merchant_id, type, lane, status, next_attempt_at, woken_at, created_at)
        SELECT message_id, ${endpoint}::uuid, merchant_id, type, lane, 'pending', ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz
          FROM message ORDER BY place
        RETURNING id, endpoint_id`,
  );
