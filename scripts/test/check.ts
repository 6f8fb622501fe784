import { join } from 'node:path';
import { projectRoot } from '../setup/project-root';
import { CommandError, commandFile, runProgram } from '../setup/run-command';
import type { Tally } from './main';

type Tool = { name: string; file: string; args: string[] };

/** Next writes types for its routes and for what it lets us import, such as style sheets: a fresh clone lacks them. */
const FIRST: Tool = { name: 'types of routes', file: commandFile('next'), args: ['typegen'] };

/** Most of them use one processor: side by side they take half of the time. */
const TOOLS: Tool[] = [
  { name: 'format and lint', file: commandFile('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'types', file: commandFile('tsc'), args: ['--noEmit', '--project', '.'] },
  { name: 'import direction', file: commandFile('depcruise'), args: ['.'] },
  { name: 'unused code', file: commandFile('knip'), args: ['--no-progress'] },
  { name: 'lock file', file: join(projectRoot, 'scripts/setup/complete-lock.mjs'), args: ['--check'] },
];

/** Everything about the source that is known without running it. A filter names tools by a part of their name. */
export async function check(filters: string[]): Promise<Tally> {
  const isAsked = ({ name }: Tool) => filters.length === 0 || filters.some((filter) => name.includes(filter));
  const results = isAsked(FIRST) ? [await holds(FIRST)] : [];
  results.push(...(await Promise.all(TOOLS.filter(isAsked).map(holds))));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

async function holds({ name, file, args }: Tool): Promise<boolean> {
  try {
    await runProgram(file, args);
    console.log(`  ✓ ${name}`);
    return true;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.log(`  ✗ ${name}\n\n${error.output}\n`);
    return false;
  }
}
