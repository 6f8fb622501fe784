import { execFileSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How to start one of PostgreSQL's programs. */
export type ServerCommand = { command: string; args: string[]; options: { cwd: string; uid?: number; gid?: number } };

/**
 * PostgreSQL refuses to run as root. So as root its programs run as the owner of the data folder; a new folder is given
 * to the system's user `postgres`, which is made when it is missing.
 */
export function serverCommand(program: string, args: string[], dataDirectory: string): ServerCommand {
  if (process.getuid?.() !== 0) return { command: program, args, options: { cwd: dataDirectory } };
  const { uid, gid } = statSync(dataDirectory);
  if (isReachable(program) && isReachable(dataDirectory)) {
    return { command: program, args, options: { cwd: dataDirectory, uid, gid } };
  }
  // A project below /root is closed to all others. One capability lets this program alone pass through (the secure bit
  // keeps it valid for look-ups in the user's own name), and nothing on the machine is changed. setpriv is util-linux's.
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const passage = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const setprivArgs = [...identity, ...passage, '--', program, ...args];
  return { command: 'setpriv', args: setprivArgs, options: { cwd: dataDirectory } };
}

/** As root: gives a file or folder to whoever the server will run as. */
export function giveToServerUser(...paths: string[]): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = postgresUser() ?? makePostgresUser();
  for (const path of paths) chownSync(path, uid, gid);
}

/** Whether everybody may pass through all folders above. */
function isReachable(path: string): boolean {
  const parent = dirname(path);
  return parent === path || ((statSync(parent).mode & 0o001) !== 0 && isReachable(parent));
}

function postgresUser(): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function makePostgresUser(): { uid: number; gid: number } {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
    const user = postgresUser();
    if (user) return user;
  } catch {
    // The same answer as for a user that was made and cannot be found.
  }
  throw new Error(
    'PostgreSQL does not run as root, and the system user `postgres` could not be made. ' +
      'Start as an ordinary user, or run `useradd --system postgres` first.',
  );
}
