import pg from 'pg';

/** Query parameters that are Prisma's own: PostgreSQL would refuse them. */
const PRISMA_PARAMETERS = [
  'schema',
  'connection_limit',
  'pool_timeout',
  'pgbouncer',
  'socket_timeout',
  'statement_cache_size',
];

/** Takes a Prisma database URL apart: `url` is what PostgreSQL's driver understands. */
export function parseDatabaseUrl(text) {
  const url = new URL(text);
  const schema = url.searchParams.get('schema') ?? 'public';
  for (const parameter of PRISMA_PARAMETERS) url.searchParams.delete(parameter);
  return { url, schema, database: decodeURIComponent(url.pathname.slice(1)) };
}

/** Runs one statement on a connection of its own, in database `database` of the server when it is given. */
export async function runStatement(databaseUrl, statement, database) {
  const { url } = parseDatabaseUrl(databaseUrl);
  if (database) url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** @returns the answer that both the command line and JSON-RPC expect. */
export async function createDatabase(databaseUrl) {
  const { database } = parseDatabaseUrl(databaseUrl);
  await runStatement(databaseUrl, `CREATE DATABASE ${pg.escapeIdentifier(database)}`, 'postgres');
  return { databaseName: database };
}

/** Drops a database that may be missing, with its connections. */
export async function dropDatabase(databaseUrl, database = parseDatabaseUrl(databaseUrl).database) {
  await runStatement(databaseUrl, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`, 'postgres');
}
