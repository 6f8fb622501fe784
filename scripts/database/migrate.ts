import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Brings a database to the schema of this checkout: the application's role, the migrations that are missing, the job
 * queue's tables. Can be run at any time, any number of times.
 *
 * @param ownerUrl who may create roles and tables; its database exists
 * @param appUrl the application's role and password; the role is made or its password set, unless it is the owner
 * @returns what the migrations did, in Prisma's words
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<string> {
  await ensureRole(ownerUrl, appUrl);
  const output = await prisma(['migrate', 'deploy'], { DATABASE_OWNER_URL: ownerUrl });
  const queue = `${root}server/engine/install-queue.ts`;
  if (existsSync(queue)) await (await import(pathToFileURL(queue).href)).installQueue(ownerUrl);
  return output;
}

/** Makes a database of the owner's server unless it is there. @returns whether it was made now */
export async function ensureDatabase(ownerUrl: string): Promise<boolean> {
  const url = new URL(ownerUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  return withClient(url.href, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return false;
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    return true;
  });
}

/** Runs Prisma's command line. @returns its output @throws with its output when it fails */
export async function prisma(args: string[], env: Record<string, string> = {}): Promise<string> {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], {
      cwd: root,
      // It asks its makers' host for news otherwise.
      env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`\`prisma ${args.join(' ')}\` failed:\n${`${stdout}\n${stderr}`.trim()}`, { cause: error });
  }
}

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

/** The application's role can sign in and owns nothing: the migrations grant it what it needs. */
async function ensureRole(ownerUrl: string, appUrl: string): Promise<void> {
  // An operator's database has the role already, and its owner may not be allowed to change roles.
  if (await canSignIn(appUrl)) return;
  const role = decodeURIComponent(new URL(appUrl).username);
  const password = decodeURIComponent(new URL(appUrl).password);
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    const verb = rowCount ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  });
}

/** PostgreSQL's class 28 is a role that is missing, may not sign in, or has another password. */
async function canSignIn(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('28')) return false;
    throw error;
  }
}
