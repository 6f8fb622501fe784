import pg from 'pg';

/** Makes a database of the owner's server unless it is there. */
export async function ensureDatabase(ownerUrl: string): Promise<void> {
  try {
    await withClient(ownerUrl, (client) => client.query('SELECT 1'));
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error;
    await onServerOf(ownerUrl, (client, name) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
  }
}

export async function dropDatabase(ownerUrl: string): Promise<void> {
  await onServerOf(ownerUrl, (client, name) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** Whether any migration was ever run in it. */
export const isMigrated = (ownerUrl: string): Promise<boolean> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ known: boolean }>(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS known`,
    );
    return rows[0]?.known === true;
  });

/** Runs `work` on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that the server ends is reported by the next query; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database is made and dropped from another one of the same server. */
async function onServerOf<T>(url: string, work: (client: pg.Client, database: string) => Promise<T>): Promise<T> {
  const server = new URL(url);
  const database = decodeURIComponent(server.pathname.slice(1));
  server.pathname = '/postgres';
  return withClient(server.href, (client) => work(client, database));
}
