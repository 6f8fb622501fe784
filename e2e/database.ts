import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Where the product under test keeps its data, its logs among them. */
export const dataDirectory = process.env.E2E_DATA_DIR ?? process.env.DATA_DIR ?? '.data';

const users = {
  app: ['countinghouse_app', 'databaseAppPassword'],
  /** Sees every row, of the engine as well. */
  owner: ['postgres', 'databaseOwnerPassword'],
} as const;

/** Does something in the database of the product under test, beside it. */
export async function inDatabase<T>(as: keyof typeof users, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const read = (file: string) => JSON.parse(readFileSync(join(dataDirectory, file), 'utf8'));
  const [user, password] = users[as];
  const client = new pg.Client({
    host: '127.0.0.1',
    port: read('runtime.json').databasePort,
    user,
    password: read('secrets.json')[password],
    database: 'countinghouse',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
