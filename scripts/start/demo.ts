import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropDatabase, ensureDatabase, isMigrated } from '../database/database';
import { projectRoot } from '../setup/project-root';
import { type Installation, webEnvironment } from './installation';
import { StartError, say } from './terminal';
import { writeJson } from './write-json';

/** What the demo data offer to sign in with; written by the seed, shown at each start. */
export type DemoAccess = {
  url: string;
  logins: { role: string; email: string; password: string }[];
  apiKeys: Record<string, string>;
};

const marker = ({ dataDirectory }: Installation) => join(dataDirectory, 'seeding');

/**
 * Makes the database if it is missing.
 *
 * @returns whether it has to be filled with demo data once it is migrated: that is a new one, never one in use
 */
export async function prepareDatabase(installation: Installation): Promise<boolean> {
  const { ownerUrl, databasePort, demo } = installation;
  if (existsSync(marker(installation))) {
    if (databasePort === undefined) {
      throw new StartError(
        'The demo data in the database of DATABASE_URL are incomplete, because the start that wrote them was broken off. ' +
          `Empty that database (or use it as it is: remove ${marker(installation)}), then start again.`,
      );
    }
    say('  ! The demo data were not finished last time; they are made afresh.');
    await dropDatabase(ownerUrl);
  }
  await ensureDatabase(ownerUrl);
  const isNew = !(await isMigrated(ownerUrl));
  if (isNew && demo) writeFileSync(marker(installation), '');
  return isNew && demo;
}

/** Fills a new database; the seed shows its own progress. */
export async function seed(installation: Installation, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], {
    cwd: projectRoot,
    env: { ...process.env, ...webEnvironment(installation), DATABASE_OWNER_URL: installation.ownerUrl },
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  });
  const [code, killedBy] = await once(child, 'close');
  if (code !== 0)
    throw new StartError(`The demo data could not be written (${killedBy ?? `exit code ${code}`}); see above.`);
  rmSync(marker(installation));
}

/** Notes the address in the file of the demo's logins. @returns undefined when this installation has no demo data */
export function demoAccess({ dataDirectory, demo, url }: Installation): DemoAccess | undefined {
  const file = join(dataDirectory, 'demo.json');
  if (!demo || !existsSync(file)) return undefined;
  const access: DemoAccess = { ...JSON.parse(readFileSync(file, 'utf8')), url };
  writeJson(file, access, 0o600);
  return access;
}
