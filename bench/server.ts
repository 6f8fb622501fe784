import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase, withClient } from '../scripts/database/database';
import { migrate } from '../scripts/database/migrate';
import { createDataDirectory } from '../scripts/postgres/data-directory';
import { freePort } from '../scripts/postgres/free-port';
import { startServer, stopServer } from '../scripts/postgres/server';
import { SETTINGS } from '../scripts/start/embedded-database';

/** A PostgreSQL of the benchmark's own, set up as the product sets up its own. */
export type BenchServer = {
  /** Makes a migrated database. @returns addresses of its owner and of the application's role */
  database(name: string): Promise<BenchDatabase>;
  stop(): Promise<void>;
};

export type BenchDatabase = { ownerUrl: string; appUrl: string };

export async function startBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-bench-'));
  const dataDirectory = join(folder, 'postgres');
  const password = randomBytes(16).toString('hex');
  const appPassword = randomBytes(16).toString('hex');
  await createDataDirectory(dataDirectory, password);
  const server = await startServer({
    dataDirectory,
    port: await freePort(0),
    password,
    settings: SETTINGS,
    onOutput: () => {},
  });
  return {
    async database(name) {
      const ownerUrl = server.ownerUrl(name);
      const appUrl = new URL(ownerUrl);
      appUrl.username = 'countinghouse_app';
      appUrl.password = appPassword;
      await ensureDatabase(ownerUrl);
      await migrate(ownerUrl, appUrl.href);
      return { ownerUrl, appUrl: appUrl.href };
    },
    async stop() {
      await stopServer(server.process, 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const run = (url: string, statement: string): Promise<unknown> =>
  withClient(url, (client) => client.query(statement));
