import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { projectRoot } from '../setup/project-root';
import { commandFile } from '../setup/run-command';

/**
 * Runs a test runner's command line on this terminal.
 *
 * @param report the file in which it leaves its results; what an earlier run left is removed
 * @returns its exit code
 */
export async function runTests(name: string, args: string[], report: string): Promise<number> {
  rmSync(report, { force: true });
  const child = spawn(process.execPath, [commandFile(name), ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  return code ?? 1;
}
