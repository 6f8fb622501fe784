import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binariesDirectory } from './binaries';
import { type ServerUser, serverUser } from './server-user';

const run = promisify(execFile);

/** Makes the data folder of a new server, owned by the superuser `postgres` with this password. */
export async function createDataDirectory(path: string, password: string, more: string[] = []): Promise<void> {
  const user = serverUser(path);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  give(path, user);
  const secretDirectory = mkdtempSync(join(tmpdir(), 'countinghouse-'));
  const passwordFile = join(secretDirectory, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  give(secretDirectory, user);
  give(passwordFile, user);
  try {
    await run(
      join(binariesDirectory(), 'initdb'),
      [
        `--pgdata=${path}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        // PostgreSQL's own locale sorts and compares alike on every machine; the system's may not even be installed.
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...more,
      ],
      { ...user, cwd: path },
    );
  } catch (error) {
    // A half-made folder would be taken for a finished one at the next start.
    rmSync(path, { recursive: true, force: true });
    const reason = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new Error(`The database could not be created in ${path}:\n${reason}`, { cause: error });
  } finally {
    rmSync(secretDirectory, { recursive: true, force: true });
  }
}

/** `PG_VERSION` is the last thing that initdb needs; without it there is no database in the folder. */
export const holdsDatabase = (path: string): boolean => existsSync(join(path, 'PG_VERSION'));

function give(path: string, { uid, gid }: ServerUser): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
