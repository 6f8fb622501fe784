import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectRoot } from '../setup/project-root';
import { ensureBrowser } from './browser';

/**
 * Before the end-to-end tests: starts the product exactly as `npm start` does, on a data folder and ports of its own.
 * The tests find E2E_URL and E2E_DATA_DIR (with `demo.json`) in the environment; if E2E_URL is set already, they run
 * against that one.
 *
 * @returns what to do after the tests
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  ensureBrowser();
  if (process.env.E2E_URL) return async () => {};
  const dataDirectory = mkdtempSync(join(tmpdir(), 'countinghouse-e2e-'));
  // The database may run as another user, who has to pass through.
  chmodSync(dataDirectory, 0o711);
  const product = spawn(process.execPath, [join(projectRoot, 'scripts/start.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...withoutConfiguration(process.env),
      DATA_DIR: dataDirectory,
      PORT: '0',
      ENGINE_PORT: '0',
      DEMO: '1',
      // Each merchant of a run is a step of its own, so that a test can interrupt one in the middle.
      RUN_BATCH_MERCHANTS: '1',
    },
  });
  const ended = once(product, 'exit');
  const stop = async () => {
    if (product.exitCode === null && product.signalCode === null) {
      product.kill('SIGTERM');
      await ended;
    }
    // The logs explain a failure; the rest is not needed any more.
    const logs = join(dataDirectory, 'logs');
    if (existsSync(logs)) cpSync(logs, join(projectRoot, 'test-results/logs'), { recursive: true });
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  const runtimeFile = join(dataDirectory, 'runtime.json');
  while (!existsSync(runtimeFile)) {
    if (product.exitCode !== null || product.signalCode !== null) {
      await stop();
      throw new Error('The product did not start; it said why above.');
    }
    await delay(100);
  }
  process.env.E2E_URL = JSON.parse(readFileSync(runtimeFile, 'utf8')).url;
  process.env.E2E_DATA_DIR = dataDirectory;
  return stop;
}

/** What the developer has set for a product of their own must not reach this one. */
function withoutConfiguration(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(DATABASE_|INNGEST_|NEXTAUTH_|APP_URL$|NODE_ENV$|SMTP_)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name))) as NodeJS.ProcessEnv;
}
