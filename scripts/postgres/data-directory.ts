import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binariesDirectory } from './binaries';
import { giveToServerUser, serverCommand } from './server-user';

/** Makes the data folder of a new server, whose superuser is `postgres` with this password. `path` is absent or empty. */
export async function createDataDirectory(path: string, password: string, flags: string[] = []): Promise<void> {
  // Moved to its place when it is complete: a folder that was broken off would be taken for a finished one.
  const unfinished = `${path}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const secretDirectory = mkdtempSync(join(tmpdir(), 'countinghouse-'));
  const passwordFile = join(secretDirectory, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    giveToServerUser(unfinished, secretDirectory, passwordFile);
    const initdb = serverCommand(
      join(binariesDirectory(), 'initdb'),
      [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        ...LOCALE,
        ...flags,
      ],
      unfinished,
    );
    await promisify(execFile)(initdb.command, initdb.args, initdb.options);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    const reason = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new Error(`The database could not be created in ${path}: ${reason}`, { cause: error });
  } finally {
    rmSync(secretDirectory, { recursive: true, force: true });
  }
}

/** PostgreSQL's own locale sorts and compares alike on every machine; the system's may not even be installed. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

export const holdsDatabase = (path: string): boolean => existsSync(join(path, 'PG_VERSION'));
