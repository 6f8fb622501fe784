import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/project-root';
import type { Tally } from './main';
import { runTests } from './run-tests';

/** Runs one of the projects in vitest.config.ts. */
export async function runVitest(project: 'unit' | 'db', filters: string[]): Promise<Tally> {
  const report = join(projectRoot, 'test-results', `${project}.json`);
  const code = await runTests(
    'vitest',
    [
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      // A test that was singled out while working on it would silence all others.
      '--allowOnly=false',
      ...filters,
    ],
    report,
  );
  const tally = existsSync(report) ? tallyOf(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
  // The runner also fails for what belongs to no test: a setup that throws, an error nobody awaited.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

function tallyOf(report: VitestReport): Tally {
  // A file that cannot be loaded has no tests that could fail.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}
