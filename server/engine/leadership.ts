import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { log } from '@/server/platform/log';

/** Any number will do, as long as nothing else locks it: "engine" in ASCII. */
const LOCK = '111550559185509';
const RETRY_MS = 500;

export type Leadership = {
  /** Resolves with the reason when the lock is no longer ours; never rejects. */
  lost: Promise<Error>;
  release: () => Promise<void>;
};

/**
 * Waits until this process is the only engine on the database. The lock belongs to a session, so it falls with the process
 * or the connection; whoever loses it must stop, because another may have it by then.
 */
export async function becomeLeader(databaseUrl: string, signal: AbortSignal): Promise<Leadership> {
  let said: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const attempt = await tryToLead(databaseUrl).catch((error: Error) => error.message);
    if (typeof attempt !== 'string') return attempt;
    if (attempt !== said) log.warn({ reason: attempt }, 'The engine stands by');
    said = attempt;
    await sleep(RETRY_MS, undefined, { signal });
  }
}

/** @returns the leadership, or why it cannot be had now */
async function tryToLead(databaseUrl: string): Promise<Leadership | string> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'countinghouse engine leader',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  const lost = new Promise<Error>((resolve) => {
    client.once('error', resolve);
    client.once('end', () => resolve(new Error('the connection that holds the engine lock has ended')));
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK]);
    if (rows[0]?.locked) return { lost, release: () => client.end() };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  await client.end();
  return 'another engine is at work on this database';
}
