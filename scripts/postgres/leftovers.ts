import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, processEnds, signalProcess } from '../processes/command-line';

/**
 * Ends what an earlier server of this data folder left running: the server itself, when whoever supervised it was
 * killed, or single sessions, when the server was killed. A new server refuses to start beside them, and rightly so.
 */
export async function endLeftovers(dataDirectory: string): Promise<void> {
  const server = orphanedServer(dataDirectory);
  if (server !== undefined) {
    signalProcess(server, 'SIGINT');
    if (!(await processEnds(server, 15_000))) signalProcess(server, 'SIGQUIT');
    await processEnds(server, 15_000);
  }
  const sessions = sessionsIn(dataDirectory);
  for (const pid of sessions) signalProcess(pid, 'SIGQUIT');
  for (const pid of sessions) await processEnds(pid, 5000);
}

/** The first line of postmaster.pid, if that process still runs and is PostgreSQL on this folder. */
function orphanedServer(dataDirectory: string): number | undefined {
  const file = join(dataDirectory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const command = commandLineOf(pid);
  return command?.includes('postgres') && command.includes(dataDirectory) ? pid : undefined;
}

/**
 * Every process of a server works in its data folder, which Linux shows. Elsewhere a session ends by itself when it next
 * looks after its server, and the start is repeated until then.
 */
function sessionsIn(dataDirectory: string): number[] {
  if (!existsSync('/proc/self/cwd')) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      // A shell of the operator may stand in the folder as well.
      return readlinkSync(`/proc/${pid}/cwd`) === dataDirectory && commandLineOf(pid)?.startsWith('postgres:');
    } catch {
      return false; // It has just ended, or belongs to somebody else.
    }
  });
}
