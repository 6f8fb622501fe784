import { now } from './clock';
import { empty, execute, type Queryable, sql } from './db';

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
 * Writes an event in the transaction of the change it tells of: it is sent if and only if the change was committed, also
 * when the process dies between the two. Events carry ids, never amounts, never secrets.
 */
export async function emit(client: Queryable, event: OutboxEvent): Promise<void> {
  const data = JSON.stringify(event.data);
  const told = sql`WITH told AS (
    INSERT INTO told_event (name, data, at) VALUES (${event.name}, ${data}::jsonb, ${now()}))`;
  await execute(
    client,
    sql`${event.isTold ? told : empty} INSERT INTO outbox (name, data) VALUES (${event.name}, ${data}::jsonb)`,
  );
}
