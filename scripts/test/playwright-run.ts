import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/project-root';
import type { Tally } from './main';
import { runTests } from './run-tests';

/** Runs the end-to-end tests in e2e/ against a product of their own: all, or one by one those that are named. */
export async function runPlaywright(filters: string[]): Promise<Tally> {
  const report = join(projectRoot, 'test-results', 'e2e.json');
  const oneByOne = filters.length > 0 ? ['--no-deps', '--workers=1'] : [];
  const code = await runTests('playwright', ['test', '--forbid-only', ...oneByOne, ...filters], report);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport;
  const tally = { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
