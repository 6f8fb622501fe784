import { now } from './clock';
import { execute, type Queryable, sql } from './db';

export type OutboxEvent = {
  name: string;
  data: Record<string, unknown>;
  /**
   * Those outside may want to be told (room `webhooks`): it is also kept in the order in which it happened, which
   * background functions, started side by side, would not keep.
   */
  isTold?: true;
};

/**
 * Writes events in the transaction of the change they tell of: they are sent if and only if the change was committed, also
 * when the process dies between the two. Events carry ids, never amounts, never secrets.
 */
export async function emit(client: Queryable, ...events: OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await execute(
    client,
    sql`WITH event AS MATERIALIZED (
          SELECT * FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS (name text, data jsonb, "isTold" boolean))
                   WITH ORDINALITY AS e(name, data, is_told, position)),
        told AS (
          INSERT INTO told_event (name, data, at) SELECT name, data, ${now()}::timestamptz FROM event WHERE is_told ORDER BY position)
        INSERT INTO outbox (name, data) SELECT name, data FROM event ORDER BY position`,
  );
}
