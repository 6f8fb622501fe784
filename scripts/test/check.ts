import { CommandError, runPackage } from '../setup/run-command';
import type { Tally } from './main';

type Tool = { name: string; command: string; args: string[] };

const TOOLS: Tool[] = [
  { name: 'format and lint', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  // Next writes types for its routes and for what it lets us import, such as style sheets: a fresh clone lacks them.
  { name: 'types of routes', command: 'next', args: ['typegen'] },
  { name: 'types', command: 'tsc', args: ['--noEmit', '--project', '.'] },
  { name: 'import direction', command: 'depcruise', args: ['.'] },
  { name: 'unused code', command: 'knip', args: ['--no-progress'] },
];

/** Everything about the source that is known without running it. A filter names tools by a part of their name. */
export async function check(filters: string[]): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  for (const { name, command, args } of TOOLS) {
    if (filters.length > 0 && !filters.some((filter) => name.includes(filter))) continue;
    try {
      await runPackage(command, args);
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
