import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../scripts/postgres/free-port';
import { projectRoot } from '../../scripts/setup/project-root';
import type { BenchDatabase } from '../server';

export type Served = { url: string; stop(): Promise<void> };

const limit = '10000000';

/** The web process as `npm start` runs it, of production; no job engine is there, so that what is measured is accepting. */
export const startWeb = ({ appUrl }: BenchDatabase, dataDir: string): Promise<Served> =>
  start('server/web.ts', {
    NODE_ENV: 'production',
    DATABASE_URL: appUrl,
    DATA_DIR: dataDir,
    DEMO: '1',
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    AUDIT_SIGNING_KEY: randomBytes(32).toString('hex'),
    INNGEST_BASE_URL: 'http://127.0.0.1:9',
    INNGEST_EVENT_KEY: 'bench',
    INNGEST_SIGNING_KEY: `signkey-prod-${randomBytes(32).toString('hex')}`,
    RATE_LIMIT_READ: limit,
    RATE_LIMIT_WRITE: limit,
    LOG_LEVEL: 'silent',
    NEXT_TELEMETRY_DISABLED: '1',
  });

/** The yardstick: `node:http` and `pg`, and nothing else. */
export const startBare = ({ appUrl }: BenchDatabase): Promise<Served> =>
  start('bench/payments/bare-server.ts', { NODE_ENV: 'production', DATABASE_URL: appUrl });

async function start(entry: string, env: Record<string, string>): Promise<Served> {
  const port = await freePort(0);
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    cwd: projectRoot,
    env: { ...process.env, ...env, PORT: String(port), APP_URL: `http://localhost:${port}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  while (!(await isThere(url))) {
    if (child.exitCode !== null) throw new Error(`${entry} ended while it was starting.`);
    await wait(100);
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const isThere = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
