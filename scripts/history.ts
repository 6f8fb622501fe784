import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { computeHistory } from '@/server/disbursements/use-cases/compute-history';
import { jobActor } from '@/server/identity/door';
import { closeDatabase } from '@/server/platform/db';
import { joinInstallation } from './product/join-installation';

/**
 * `npm run history -- --through 2023-11-14 [--merchants <file or references>]`: computes every disbursement run of the past
 * in order, as it would have been. What is computed already stays: it may be stopped, and asked for again.
 */
if (!process.env.DATABASE_URL) joinInstallation(2);
const usage =
  'npm run history -- --through 2023-11-14 [--merchants <file with a reference a line, or references with commas>]';
try {
  const { values } = parseArgs({ options: { through: { type: 'string' }, merchants: { type: 'string' } } });
  if (values.through === undefined) throw new Error(`Say through which day: ${usage}`);
  const began = performance.now();
  const merchants = values.merchants === undefined ? undefined : referencesIn(values.merchants);
  const done = await computeHistory(jobActor('history'), { through: values.through, merchants }, (month) =>
    console.log(`  ${month.month}: ${month.disbursements} disbursements, ${month.monthlyFees} monthly fees`),
  );
  if (!done.ok) throw new Error(done.refusal.message);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${done.value.disbursements} disbursements, ${done.value.monthlyFees} monthly fees (${seconds} s).`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}

/** Of a file a reference a line; otherwise the references themselves. */
function referencesIn(text: string): string[] {
  const content = readable(text) ?? text.replaceAll(',', '\n');
  return [...new Set(content.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== '');
}

function readable(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
