import pg from 'pg';
import { config } from './config';
import { execute, join, pool, rows, sql } from './db';
import { inngest } from './inngest';
import { log } from './log';

const BATCH = 200;
const POLL_MS = 5_000;

/**
 * Sends what the outbox holds to the job engine, in order, until stopped. A row is deleted only once the engine has
 * confirmed it; its id travels as the event's id, so that one sent twice starts nothing twice.
 */
export function startOutboxRelay(): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  let listener: pg.Client | undefined;
  const woken = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  // A notification only shortens the wait: without the listener the poll still finds everything.
  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: config().DATABASE_URL, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    client.on('end', () => {
      listener = undefined;
    });
    client.on('notification', () => wake());
    await client.connect();
    await client.query('LISTEN outbox');
    listener = client;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      try {
        if (!listener) await listen();
        while (!stopped && (await relayBatch()) === BATCH);
        failures = 0;
        if (!stopped) await woken(POLL_MS);
      } catch (error) {
        failures += 1;
        log.warn({ error: String(error), failures }, 'the outbox waits: the database or the job engine is away');
        if (!stopped) await woken(Math.min(200 * 2 ** failures, POLL_MS));
      }
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
      await listener?.end();
    },
  };
}

/**
 * Sends one batch. No lock is held while the network is used: two processes may send the same row, and the engine takes
 * it once, by its id. The instant in that id keeps it apart from rows of a database that was there before.
 */
export async function relayBatch(): Promise<number> {
  const found = await rows<{ id: bigint; name: string; data: Record<string, unknown>; created_at: Date }>(
    pool(),
    sql`SELECT id, name, data, created_at FROM outbox ORDER BY id LIMIT ${BATCH}`,
  );
  if (found.length === 0) return 0;
  await inngest.send(
    found.map(({ id, name, data, created_at }) => ({ id: `outbox-${created_at.getTime()}-${id}`, name, data })),
  );
  await execute(pool(), sql`DELETE FROM outbox WHERE id IN (${join(found.map((row) => row.id))})`);
  return found.length;
}
