import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, withClient } from '../database/database';
import { migrate } from '../database/migrate';
import { createDataDirectory } from '../postgres/data-directory';
import { freePort } from '../postgres/free-port';
import { endLeftovers } from '../postgres/leftovers';
import { startServer, stopServer } from '../postgres/server';
import { commandLineOf } from '../processes/command-line';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that each test file clones, as the superuser and as the application's role see it. */
    templateOwnerUrl: string;
    templateAppUrl: string;
  }
}

const TEMPLATE = 'countinghouse_template';
const FOLDER = 'countinghouse-test-';

/** One PostgreSQL server for a run of the tests, with one migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const dataDirectory = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  const password = randomBytes(16).toString('hex');
  await createDataDirectory(dataDirectory, password, ['--no-sync', '--no-data-checksums']);
  const server = await startServer({
    dataDirectory,
    port: await freePort(0),
    password,
    // Nothing here has to survive a crash of the machine.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', jit: 'off' },
    onOutput: () => {},
  });
  const abandon = () => server.process.kill('SIGQUIT');
  process.once('exit', abandon);
  const teardown = async () => {
    process.off('exit', abandon);
    await stopServer(server.process, 'immediate');
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    const ownerUrl = server.ownerUrl(TEMPLATE);
    const appUrl = new URL(ownerUrl);
    appUrl.username = 'countinghouse_app';
    appUrl.password = randomBytes(16).toString('hex');
    await ensureDatabase(ownerUrl);
    await migrate(ownerUrl, appUrl.href);
    await withClient(server.ownerUrl('postgres'), (client) =>
      client.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`),
    );
    project.provide('templateOwnerUrl', ownerUrl);
    project.provide('templateAppUrl', appUrl.href);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

/** A run that was killed could not clean up: its server goes on, and its folder stays. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1]);
    if (!pid || commandLineOf(pid)) continue;
    const folder = join(tmpdir(), name);
    await endLeftovers(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
