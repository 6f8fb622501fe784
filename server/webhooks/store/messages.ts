import { execute, pool, type Queryable, rows, sql } from '@/server/platform/db';

export type ToldRow = { id: bigint; name: string; data: unknown; at: Date };

/** Given up by telling so often: a person has to look why. */
export const MAX_TELLING_FAILURES = 5;

/** One process tells at a time, so that what happened first is told first. Held until the transaction ends. */
export const lockTelling = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtextextended('webhooks/make-messages', 0))`);

export const findNextTold = (client: Queryable) =>
  rows<ToldRow>(
    client,
    sql`SELECT id, name, data, at FROM told_event WHERE failures < ${MAX_TELLING_FAILURES} ORDER BY id LIMIT 1`,
  ).then((found) => found[0] ?? null);

export const deleteTold = (client: Queryable, id: bigint) =>
  execute(client, sql`DELETE FROM told_event WHERE id = ${id}`);

export const noteTellingFailure = (id: bigint) =>
  execute(pool(), sql`UPDATE told_event SET failures = failures + 1 WHERE id = ${id}`);

export type NewMessage = {
  type: string;
  merchantId: bigint | null;
  objectType: string;
  objectId: string;
  lane: string;
  /** The body to the byte. */
  payload: string;
  oncePer: string;
  toMerchant: boolean;
  toPlatform: boolean;
  /** This endpoint alone, whatever types it chose. */
  endpointId: string | null;
};

/**
 * Writes messages with a delivery to each endpoint that wants them; what nobody wants is not written, and what was written
 * before is not written again. Endpoints are held meanwhile: one that is being disabled is waited for, and finds these
 * deliveries or has them held.
 */
export const insertMessages = (client: Queryable, messages: NewMessage[], at: Date) =>
  rows<{ id: string; endpoint_id: string; status: 'pending' | 'held' }>(
    client,
    sql`WITH given AS (
          SELECT m.* FROM ROWS FROM (jsonb_to_recordset(${json(messages)}::jsonb) AS (
                   type text, merchant_id bigint, object_type text, object_id text, lane text, payload text,
                   once_per text, to_merchant boolean, to_platform boolean, endpoint_id uuid)) WITH ORDINALITY
                 AS m(type, merchant_id, object_type, object_id, lane, payload, once_per, to_merchant, to_platform, endpoint_id, position)),
        target AS MATERIALIZED (
          SELECT g.once_per, g.position, g.type, g.lane, e.id AS endpoint_id, e.merchant_id, e.enabled
            FROM given g JOIN webhook_endpoint e ON e.deleted_at IS NULL
             AND (CASE WHEN g.endpoint_id IS NOT NULL THEN e.id = g.endpoint_id
                  ELSE (e.event_types = '{}' OR g.type = ANY(e.event_types))
                   AND ((g.to_platform AND e.merchant_id IS NULL) OR (g.to_merchant AND e.merchant_id = g.merchant_id)) END)
             FOR SHARE OF e),
        made AS (
          INSERT INTO webhook_message (type, merchant_id, object_type, object_id, payload, once_per, created_at)
          SELECT type, merchant_id, object_type, object_id, payload, once_per, ${at}::timestamptz FROM given
           WHERE once_per IN (SELECT once_per FROM target) ORDER BY position
          ON CONFLICT (once_per) DO NOTHING RETURNING id, once_per)
        INSERT INTO webhook_delivery (message_id, endpoint_id, merchant_id, type, lane, status, next_attempt_at, woken_at, created_at)
        SELECT made.id, t.endpoint_id, t.merchant_id, t.type, t.lane,
               (CASE WHEN t.enabled THEN 'pending' ELSE 'held' END)::webhook_delivery_status,
               ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz
          FROM made JOIN target t USING (once_per) ORDER BY t.position, t.endpoint_id
        RETURNING id, endpoint_id, status`,
  );

const json = (messages: NewMessage[]) =>
  JSON.stringify(
    messages.map((message) => ({
      type: message.type,
      merchant_id: message.merchantId?.toString() ?? null,
      object_type: message.objectType,
      object_id: message.objectId,
      lane: message.lane,
      payload: message.payload,
      once_per: message.oncePer,
      to_merchant: message.toMerchant,
      to_platform: message.toPlatform,
      endpoint_id: message.endpointId,
    })),
  );
