import pg from 'pg';
import { installQueue } from '../../server/engine/install-queue';
import { runPackage } from '../setup/run-command';
import { withClient } from './database';

/**
 * Brings a database to the schema of this checkout: the application's role, the migrations that are missing, the job
 * queue's tables. Can be run at any time, any number of times.
 *
 * @param ownerUrl who may create roles and tables; its database exists
 * @param appUrl the application's role and password; the role is made or its password set, unless it is the owner
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<void> {
  await ensureRole(ownerUrl, appUrl);
  await runPackage('prisma', ['migrate', 'deploy'], { env: { DATABASE_OWNER_URL: ownerUrl } });
  await installQueue(ownerUrl);
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
