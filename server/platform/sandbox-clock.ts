import { aheadMs, setAheadMs, wallNow } from './clock';
import { config } from './config';
import { execute, pool, type Queryable, rows, sql } from './db';
import { log } from './log';

const FOLLOW_MS = 1_000;

/**
 * Reads how far a demo's business time is ahead, for this process. Where there is no demo it is never moved, and the table
 * not even read.
 */
export async function readSandboxClock(): Promise<void> {
  if (!config().DEMO) return;
  const [clock] = await rows<{ ahead_ms: bigint }>(pool(), sql`SELECT ahead_ms FROM sandbox_clock`);
  setAheadMs(Number(clock?.ahead_ms ?? 0n));
}

/** Keeps this process within a second of the demo's clock, without a question for each request. */
export async function followSandboxClock(): Promise<{ stop(): void }> {
  if (!config().DEMO) return { stop() {} };
  const read = () => readSandboxClock().catch((error) => log.warn({ error: String(error) }, 'the clock was not read'));
  await read();
  const timer = setInterval(read, FOLLOW_MS).unref();
  return { stop: () => clearInterval(timer) };
}

/**
 * Has the business time be `to`, in the caller's transaction; never back. The process itself is told by `readSandboxClock`
 * once that is committed.
 */
export async function moveSandboxClock(client: Queryable, to: Date): Promise<void> {
  if (!config().DEMO) throw new Error('the clock of a real installation is never moved');
  const ahead = Math.max(aheadMs(), to.getTime() - wallNow().getTime());
  await execute(
    client,
    sql`INSERT INTO sandbox_clock AS c (ahead_ms) VALUES (${ahead})
        ON CONFLICT (is_one) DO UPDATE SET ahead_ms = greatest(c.ahead_ms, excluded.ahead_ms)`,
  );
}
