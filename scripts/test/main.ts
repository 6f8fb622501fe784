import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generateClient } from '../setup/generate-client';
import { projectRoot } from '../setup/project-root';
import { check } from './check';
import { runPlaywright } from './playwright-run';
import { runVitest } from './vitest-run';

/** How many tests passed and failed; a tool that checks the source counts as one. */
export type Tally = { passed: number; failed: number };

/** The parts in the order from quick to slow. Each takes filters, as its own command line does. */
const PARTS: Record<string, (filters: string[]) => Promise<Tally>> = {
  check,
  unit: (filters) => runVitest('unit', filters),
  db: (filters) => runVitest('db', filters),
  e2e: runPlaywright,
};

/**
 * Runs every part, or the one that is named, and ends with one line: `N passed, N failed`. A part that fails keeps none
 * of the others from running.
 */
export async function test([part, ...filters]: string[]): Promise<never> {
  if (part !== undefined && !(part in PARTS)) {
    console.error(`There is no part ${part}. Parts: ${Object.keys(PARTS).join(', ')}; without one, all of them run.`);
    process.exit(2);
  }
  mkdirSync(join(projectRoot, 'test-results'), { recursive: true });
  const sum: Tally = { passed: 0, failed: 0 };
  try {
    await generateClient();
  } catch (error) {
    // The parts that need the client say so again, each in its own way.
    console.error((error as Error).message, (error as { output?: string }).output ?? '');
    sum.failed += 1;
  }
  for (const [name, run] of Object.entries(PARTS)) {
    if (part !== undefined && name !== part) continue;
    console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}\n`);
    const { passed, failed } = await run(filters).catch((error: unknown) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    sum.passed += passed;
    sum.failed += failed;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  process.exit(sum.failed === 0 ? 0 : 1);
}
