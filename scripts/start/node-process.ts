import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../setup/project-root';
import type { LogFile } from './log-file';
import { relay } from './relay';
import type { Launch } from './supervised-process';
import { StartError } from './terminal';

export type NodeProcessOptions = {
  name: string;
  /** The file to run, relative to the project. */
  entry: string;
  env: Record<string, string>;
  /** Answers 200 once the process does its work. */
  healthUrl: string;
  log: LogFile;
  showEverything: boolean;
};

/** A TypeScript program of this project as a supervised process. */
export function nodeProcess(options: NodeProcessOptions): Launch {
  return {
    name: options.name,
    stopSignal: 'SIGTERM',
    killSignal: 'SIGKILL',
    patienceMs: 10_000,
    launch: async (onSpawn) => {
      const child = spawn(process.execPath, ['--import', END_WITH_SUPERVISOR, '--import', 'tsx', options.entry], {
        cwd: projectRoot,
        env: { ...process.env, ...options.env },
        // Its own group: Ctrl-C in the terminal is the supervisor's to handle, in the right order.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      onSpawn(child);
      relay(child, options.name, options.log, options.showEverything);
      await isHealthy(child, options);
    },
  };
}

const END_WITH_SUPERVISOR = pathToFileURL(`${projectRoot}/scripts/start/end-with-supervisor.mjs`).href;

async function isHealthy(child: ChildProcess, { name, healthUrl, log }: NodeProcessOptions): Promise<void> {
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new StartError(
      `${name} ended while it was starting (${signal ?? `exit code ${code}`}). See ${log.path}`,
      log.tail,
    );
  });
  // Not awaited any more once the process is healthy.
  ended.catch(() => {});
  await Promise.race([ended, answers(healthUrl, () => child.exitCode === null && child.signalCode === null)]);
}

async function answers(url: string, isAlive: () => boolean): Promise<void> {
  while (isAlive()) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await delay(100);
  }
  // The end of the process is reported by who waits for it.
  await new Promise(() => {});
}
