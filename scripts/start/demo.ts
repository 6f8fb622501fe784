import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/project-root';
import { type Installation, webEnvironment } from './installation';
import { StartError } from './terminal';
import { writeJson } from './write-json';

/** What the demo data offer to sign in with; written by the seed, shown at each start. */
export type DemoAccess = {
  url: string;
  logins: { role: string; email: string; password: string }[];
  apiKeys: Record<string, string>;
};

/** There while the demo data are being written: what a start that was broken off leaves behind is not complete. */
export const seedingMarker = ({ dataDirectory }: Installation): string => join(dataDirectory, 'seeding');

/** Fills a new database; the seed shows its own progress. */
export async function seed(installation: Installation, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      ...webEnvironment(installation),
      DATABASE_OWNER_URL: installation.ownerUrl,
      // The story that the demo tells is the same whatever faults the visitor wants to see.
      SIMULATOR_FAULTS: '',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  });
  const [code, killedBy] = await once(child, 'close');
  if (code !== 0)
    throw new StartError(`The demo data could not be written (${killedBy ?? `exit code ${code}`}); see above.`);
  rmSync(seedingMarker(installation));
}

/** Notes the address in the file of the demo's logins. @returns undefined when this installation has no demo data */
export function demoAccess({ dataDirectory, demo, url }: Installation): DemoAccess | undefined {
  const file = join(dataDirectory, 'demo.json');
  if (!demo || !existsSync(file)) return undefined;
  const access: DemoAccess = { ...JSON.parse(readFileSync(file, 'utf8')), url };
  writeJson(file, access, 0o600);
  return access;
}
