import pg from 'pg';
import { inTransaction, survivingLostConnections } from '@/server/platform/transaction';

/** Anything that takes a statement: the pool, or a client inside a transaction. */
export type Queryable = Pick<pg.PoolClient, 'query'>;

export function createPool(databaseUrl: string, size: number): pg.Pool {
  return survivingLostConnections(
    new pg.Pool({
      connectionString: databaseUrl,
      max: size,
      application_name: 'countinghouse engine',
      // The pool's defaults wait for ever.
      connectionTimeoutMillis: 10_000,
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      // The queue's ids are text to its library, whatever the rest of the process makes of int8.
      types: {
        getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
          oid === pg.types.builtins.INT8
            ? String
            : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
      },
    }),
  );
}

/** Runs `work` in one transaction: commits when it returns, rolls back when it throws. No network calls inside. */
export async function transaction<T>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(pool, work);
    } catch (error) {
      // Two transactions that lock the same runs in another order: the server ends one, which has done nothing yet.
      if ((error as { code?: string }).code !== '40P01' || tries === 5) throw error;
    }
  }
}

/** Whether the connection was lost or refused, so that the same work may be tried again as it is. */
export function isConnectionLoss(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  // Classes 08 (connection), 57P (shutting down, starting up) and 53 (too many connections).
  return /^(08|57P|53)/.test(code) || /^E[A-Z]+$/.test(code) || /connection|timeout expired/i.test(message);
}
