import { join } from 'node:path';
import { projectRoot } from '../setup/project-root';
import { CommandError, commandFile, runProgram } from '../setup/run-command';
import type { Tally } from './main';

type Tool = { name: string; file: string; args: string[] };

const TOOLS: Tool[] = [
  { name: 'format and lint', file: commandFile('biome'), args: ['check', '--error-on-warnings', '.'] },
  // Next writes types for its routes and for what it lets us import, such as style sheets: a fresh clone lacks them.
  { name: 'types of routes', file: commandFile('next'), args: ['typegen'] },
  { name: 'types', file: commandFile('tsc'), args: ['--noEmit', '--project', '.'] },
  { name: 'import direction', file: commandFile('depcruise'), args: ['.'] },
  { name: 'unused code', file: commandFile('knip'), args: ['--no-progress'] },
  { name: 'lock file', file: join(projectRoot, 'scripts/setup/complete-lock.mjs'), args: ['--check'] },
];

/** Everything about the source that is known without running it. A filter names tools by a part of their name. */
export async function check(filters: string[]): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  for (const { name, file, args } of TOOLS) {
    if (filters.length > 0 && !filters.some((filter) => name.includes(filter))) continue;
    try {
      await runProgram(file, args);
      tally.passed += 1;
      console.log(`  ✓ ${name}`);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      tally.failed += 1;
      console.log(`  ✗ ${name}\n\n${error.output}\n`);
    }
  }
  return tally;
}
