import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endLeftovers } from '../postgres/leftovers';
import { commandLineOf, processEnds, signalProcess } from '../processes/command-line';
import { ENVIRONMENT_FILE } from '../product/join-installation';
import { StartError } from './terminal';
import { writeJson } from './write-json';

/** What tools need to know about the product that runs on a data folder: `runtime.json`, there while it runs. */
export type RunningProduct = {
  url: string;
  /** Missing when the database is the operator's. */
  databasePort?: number;
  pids: Record<string, number>;
};

/** Claims a data folder for this process. Throws when another one runs on it; ends what a killed one left behind. */
export async function claim(dataDirectory: string): Promise<void> {
  const lock = join(dataDirectory, 'start.pid');
  const previous = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : undefined;
  const running = readRunningProduct(dataDirectory);
  if (previous && previous !== process.pid && commandLineOf(previous)?.includes('start.mjs')) {
    const where = running ? `runs already at ${running.url}` : 'is just being started';
    throw new StartError(
      `Countinghouse ${where} (process ${previous}). Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  for (const pid of Object.values(running?.pids ?? {})) {
    // The number may since have been given to another process.
    if (!commandLineOf(pid)?.includes('end-with-supervisor')) continue;
    signalProcess(pid, 'SIGTERM');
    if (!(await processEnds(pid, 10_000))) signalProcess(pid, 'SIGKILL');
  }
  await endLeftovers(join(dataDirectory, 'postgres'));
  writeFileSync(lock, String(process.pid));
}

export function release(dataDirectory: string): void {
  rmSync(join(dataDirectory, 'runtime.json'), { force: true });
  rmSync(join(dataDirectory, ENVIRONMENT_FILE), { force: true });
  rmSync(join(dataDirectory, 'start.pid'), { force: true });
}

export function writeRunningProduct(dataDirectory: string, product: RunningProduct): void {
  writeJson(join(dataDirectory, 'runtime.json'), product);
}

function readRunningProduct(dataDirectory: string): RunningProduct | undefined {
  const file = join(dataDirectory, 'runtime.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
