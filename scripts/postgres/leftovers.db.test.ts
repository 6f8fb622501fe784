import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withClient } from '../database/database';
import { commandLineOf } from '../processes/command-line';
import { createDataDirectory } from './data-directory';
import { freePort } from './free-port';
import { endLeftovers } from './leftovers';
import { type Server, startServer, stopServer } from './server';

const dataDirectory = mkdtempSync(join(tmpdir(), 'countinghouse-leftovers-'));
let server: Server;

const start = async () => {
  const options = { dataDirectory, port: await freePort(0), password: 'secret', settings: {}, onOutput: () => {} };
  server = await startServer(options);
};

beforeAll(async () => {
  await createDataDirectory(dataDirectory, 'secret', ['--no-sync']);
  await start();
});

afterAll(async () => {
  await stopServer(server.process, 'immediate');
  rmSync(dataDirectory, { recursive: true });
});

test('a server whose supervisor was killed is ended, and a new one takes its place', async () => {
  const orphan = server.process;
  await endLeftovers(dataDirectory);
  expect(commandLineOf(orphan.pid as number)).toBeUndefined();
  await start();
  expect(await answer()).toBe(1);
});

// Other systems do not show where a process works: there the session ends by itself, some time later.
test.runIf(process.platform === 'linux')('a session that outlives its killed server is ended', async () => {
  const killed = once(server.process, 'exit');
  const lost = withClient(server.ownerUrl('postgres'), async (client) => {
    await client.query('SELECT count(*) FROM generate_series(1, 100000000000)');
  }).catch(() => 'lost');
  await vi.waitFor(async () => expect(await busySessions()).toBe(1), { timeout: 100_000 });
  server.process.kill('SIGKILL');
  await killed;
  await endLeftovers(dataDirectory);
  expect(await lost).toBe('lost');
  await start();
  expect(await answer()).toBe(1);
});

const answer = () =>
  withClient(server.ownerUrl('postgres'), async (client) => (await client.query('SELECT 1 AS one')).rows[0]?.one);

const busySessions = () =>
  withClient(server.ownerUrl('postgres'), async (client) => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS busy FROM pg_stat_activity WHERE query LIKE 'SELECT count(*) FROM generate%' AND state = 'active'`,
    );
    return rows[0]?.busy;
  });
