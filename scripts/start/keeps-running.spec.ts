import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const runtime = () => {
  const file = join(process.env.E2E_DATA_DIR as string, 'runtime.json');
  return JSON.parse(readFileSync(file, 'utf8')) as { pids: Record<string, number> };
};

// A product somebody else started is not ours to kill.
test.skip(!process.env.E2E_DATA_DIR, 'needs the product that this run started');

for (const part of ['web', 'engine', 'database']) {
  test(`the product is back after ${part} was killed`, async ({ request }) => {
    const killed = runtime().pids[part] as number;
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => runtime().pids[part]).not.toBe(killed);
    await expect
      .poll(async () => (await request.get('/healthz').catch(() => undefined))?.status(), { timeout: 180_000 })
      .toBe(200);
  });
}
