import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checksWith, verifyRecord } from '@/server/audit/use-cases/verify-record';
import type { Finding } from '@/server/kernel/finding';
import { closeDatabase } from '@/server/platform/db';
import { joinInstallation } from './product/join-installation';

/**
 * `npm run verify`: verifies everything recorded and ends with 1 when something does not hold, with 2 when it could not be
 * verified. Changes nothing, and may run while the product does.
 */
if (!process.env.DATABASE_URL) joinInstallation(2);
const began = performance.now();
try {
  const { values } = parseArgs({ options: { heads: { type: 'string' } } });
  const checks = values.heads === undefined ? undefined : checksWith(readFileSync(values.heads, 'utf8'));
  const { counts, found } = await verifyRecord(show, checks);
  for (const [check, count] of Object.entries(counts))
    console.log(`  ${check}: ${count.toLocaleString('en')} looked at`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(found === 0 ? `Everything holds (${seconds} s).` : `${found} found that cannot be right (${seconds} s).`);
  process.exitCode = found === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
} finally {
  await closeDatabase();
}

function show({ check, merchantId, message }: Finding): void {
  console.log(`✗ ${check}, ${merchantId === null ? 'the platform' : `merchant ${merchantId}`}: ${message}`);
}
