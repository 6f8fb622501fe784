import './quiet';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFuzz } from '@/scripts/fuzz/run-fuzz';
import { makeFuzzWorld } from '@/scripts/fuzz/world';
import { closeDatabase } from '@/server/platform/db';
import { startBenchServer } from './server';

/**
 * `npm run fuzz -- --requests 100000 --seed 1`: evil requests to every door, in this process, on a database of its own. Ends
 * with figures, and with 1 when an answer was a 5xx, did not come, or memory grew over the second half.
 */
const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const requests = Number(values.requests);
const MB = 2 ** 20;
/** What may be in use after the second half beyond what was after the first: caches fill, leaks go on. */
const MAX_GROWTH_MB = 32;

const server = await startBenchServer();
const files = mkdtempSync(join(tmpdir(), 'countinghouse-fuzz-'));
try {
  const { appUrl } = await server.database('fuzz');
  const many = '10000000';
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    DATA_DIR: files,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    AUDIT_SIGNING_KEY: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    DEMO: '1',
    RATE_LIMIT_READ: many,
    RATE_LIMIT_WRITE: many,
    RATE_LIMIT_HEAVY: many,
    RATE_LIMIT_ANONYMOUS: many,
  });
  const world = await makeFuzzWorld();
  const started = performance.now();
  const heapMb: number[] = [];
  const report = await runFuzz({
    requests,
    seed: Number(values.seed),
    ...world,
    onProgress(done) {
      if (done % 10_000 !== 0 && done !== requests) return;
      heapMb.push(heapInUse());
      const rss = (process.memoryUsage.rss() / MB).toFixed(0);
      console.log(
        `${done} requests, ${((performance.now() - started) / 1000).toFixed(0)} s, heap ${heapMb.at(-1)?.toFixed(1)} MB, resident ${rss} MB`,
      );
    },
  });
  const half = heapMb[Math.floor((heapMb.length - 1) / 2)] ?? 0;
  const growth = (heapMb.at(-1) ?? 0) - half;
  console.log(`\nanswers by status: ${JSON.stringify(report.statuses)}`);
  console.log(
    `slowest answer: ${report.slowestMs.toFixed(0)} ms; heap grew ${growth.toFixed(1)} MB over the second half`,
  );
  for (const failure of report.failures) console.log(`\n${failure}`);
  const holds = report.failures.length === 0 && growth < MAX_GROWTH_MB;
  console.log(holds ? '\nno 5xx, no growth' : `\nBROKEN: ${report.failures.length} failures, ${growth.toFixed(1)} MB`);
  process.exitCode = holds ? 0 : 1;
} finally {
  await closeDatabase();
  await server.stop();
  rmSync(files, { recursive: true, force: true });
}

function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / MB;
}
