import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * The command line of a running process, by which to tell whether a number that was written down still means the same
 * process. Undefined when none runs; a process that has ended and was not yet collected by its parent counts as ended.
 */
export function commandLineOf(pid: number): string | undefined {
  try {
    // `ps` is missing from small container images.
    const text = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8', stdio: 'pipe' });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Sends a signal to a process that may be gone. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits for the end of a process that is not a child of this one. @returns whether it ended in time */
export async function processEnds(pid: number, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 50) {
    if (commandLineOf(pid) === undefined) return true;
    await delay(50);
  }
  return commandLineOf(pid) === undefined;
}
