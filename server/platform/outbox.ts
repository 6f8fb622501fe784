import { execute, type Queryable, sql } from './db';

export type OutboxEvent = { name: string; data: Record<string, unknown> };

/**
 * Writes an event in the transaction of the change it tells of: it is sent if and only if the change was committed, also
 * when the process dies between the two. Events carry ids, never amounts, never secrets.
 */
export async function emit(client: Queryable, event: OutboxEvent): Promise<void> {
  await execute(
    client,
    sql`INSERT INTO outbox (name, data) VALUES (${event.name}, ${JSON.stringify(event.data)}::jsonb)`,
  );
}
