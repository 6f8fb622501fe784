import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** Who runs a server; empty when it is the user of this process. */
export type ServerUser = { uid?: number; gid?: number };

/**
 * PostgreSQL refuses to run as root. So as root it runs as the owner of its data folder, and a new folder is given to
 * the system's user `postgres`, which is made when it is missing.
 */
export function serverUser(dataDirectory: string): ServerUser {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(dataDirectory)) {
    const { uid, gid } = statSync(dataDirectory);
    if (uid !== 0) return { uid, gid };
  }
  return postgresUser() ?? makePostgresUser();
}

function postgresUser(): ServerUser | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function makePostgresUser(): ServerUser {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
  } catch (error) {
    throw new Error(
      'PostgreSQL does not run as root, and the system user `postgres` could not be made. ' +
        'Start as an ordinary user, or run `useradd --system postgres` first.',
      { cause: error },
    );
  }
  const user = postgresUser();
  if (!user) throw new Error('The system user `postgres` was made but cannot be found.');
  return user;
}
