import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/prisma/client/client';
import { type Outcome, ok, RefusedError, unwrap } from '@/server/kernel/outcome';
import { config } from './config';
import { rethrow } from './database-away';
import { inTransaction, survivingLostConnections } from './transaction';

/**
 * Two ways into one pool: `prisma()` where rows go one by one, `sql` on `pool()` or in a `transaction` where rows go in
 * sets or money moves. Both are lazy, so that a build or a test may import this file without a database.
 */
let sharedPool: pg.Pool | undefined;
let sharedPrisma: PrismaClient | undefined;

// int8 as bigint, date as 'YYYY-MM-DD': the driver's defaults (string, local midnight) lose meaning. For this pool's own
// statements only: Prisma's adapter brings parsers of its own.
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: BigInt,
  [pg.types.builtins.DATE]: (text) => text,
};
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** `sql` builds a parameterised statement: values never become text of the statement. */
export const { sql, join, empty, raw } = Prisma;
export type Sql = Prisma.Sql;

export type Queryable = Pick<pg.PoolClient, 'query'>;

export function pool(): pg.Pool {
  sharedPool ??= survivingLostConnections(
    new pg.Pool({
      connectionString: config().DATABASE_URL,
      types,
      max: config().DATABASE_POOL_SIZE,
      // The pool's defaults wait for ever.
      connectionTimeoutMillis: 10_000,
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
    }),
  );
  return sharedPool;
}

export function prisma(): PrismaClient {
  sharedPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return sharedPrisma;
}

/** Runs `work` in one transaction: commits when it returns, rolls back when it throws. No network calls inside. */
export const transaction = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool(), work).catch(rethrow);

/** The same for work that may be refused when it has written something already: a refusal takes that back. */
export const allOrNothing = <T>(work: (client: pg.PoolClient) => Promise<Outcome<T>>): Promise<Outcome<T>> =>
  transaction(async (client) => ok(unwrap(await work(client)))).catch((error: unknown) => {
    if (error instanceof RefusedError) return { ok: false, refusal: error.refusal };
    throw error;
  });

/** Runs `work` where all statements see the same moment, and none can write. */
export const snapshot = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  transaction(async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return work(client);
  });

/**
 * Where statements see nothing but one merchant's rows, whatever they ask for: row-level security says so, beneath the
 * queries' own conditions. Null: the rows of all, for staff.
 *
 * @param withinMs a statement that takes longer is cancelled by the database (code 57014)
 */
export function readerFor(merchantId: bigint | null, withinMs?: number): Queryable {
  if (merchantId === null && withinMs === undefined) return pool();
  const settings = [
    ...(withinMs === undefined ? [] : [['statement_timeout', String(withinMs)]]),
    ...(merchantId === null ? [] : [['role', 'countinghouse_merchant']]),
    ...(merchantId === null ? [] : [['countinghouse.merchant_id', merchantId.toString()]]),
  ];
  const become = `SELECT ${settings.map((_, n) => `set_config($${2 * n + 1}, $${2 * n + 2}, true)`).join(', ')}`;
  const query = (text: string, values: unknown[]) =>
    transaction(async (client) => {
      await client.query(become, settings.flat());
      return client.query(text, values);
    });
  return { query } as Queryable;
}

/** Closes all connections: at the end of a process or a test file. */
export async function closeDatabase(): Promise<void> {
  await sharedPrisma?.$disconnect();
  await sharedPool?.end();
  sharedPrisma = undefined;
  sharedPool = undefined;
}

/** The rows of one statement; `client` is the transaction's, or the pool. */
export async function rows<Row extends object>(client: Queryable, statement: Sql): Promise<Row[]> {
  return (await client.query<Row>(statement.text, statement.values as unknown[]).catch(rethrow)).rows;
}

/** How many rows one statement wrote. */
export async function execute(client: Queryable, statement: Sql): Promise<number> {
  return (await client.query(statement.text, statement.values as unknown[]).catch(rethrow)).rowCount ?? 0;
}
