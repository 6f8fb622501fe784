import type pg from 'pg';

/**
 * A connection that the server closes is told to whoever waits for its answer, and replaced at the next query. Without a
 * listener of its own, idle or in the middle of a transaction, it would end the process.
 */
export function survivingLostConnections(made: pg.Pool): pg.Pool {
  made.on('error', () => {});
  made.on('connect', (client) => client.on('error', () => {}));
  return made;
}

/** Runs `work` in one transaction: commits when it returns, rolls back when it throws. No network calls inside. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    // PostgreSQL answers the COMMIT of a transaction in which a statement failed with a quiet ROLLBACK.
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('a statement of this transaction failed, so nothing was committed');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    // A connection that could not roll back is destroyed, never handed out again.
    client.release(broken);
  }
}
