import { existsSync, writeFileSync } from 'node:fs';
import { dropDatabase, ensureDatabase, isMigrated } from '../database/database';
import { seedingMarker } from './demo';
import type { Installation } from './installation';
import { StartError, say } from './terminal';

/**
 * Makes the database if it is missing.
 *
 * @returns whether it has to be filled with demo data once it is migrated: that is a new one, never one in use
 */
export async function prepareDatabase(installation: Installation): Promise<boolean> {
  const { ownerUrl, databasePort, demo } = installation;
  const marker = seedingMarker(installation);
  try {
    if (existsSync(marker)) {
      if (databasePort === undefined) throw unfinishedDemo(marker);
      say('  ! The demo data were not finished last time; they are made afresh.');
      await dropDatabase(ownerUrl);
    }
    await ensureDatabase(ownerUrl);
    const isNew = !(await isMigrated(ownerUrl));
    if (isNew && demo) writeFileSync(marker, '');
    return isNew && demo;
  } catch (error) {
    if (error instanceof StartError || databasePort !== undefined) throw error;
    throw unreachable(ownerUrl, error);
  }
}

const unfinishedDemo = (marker: string) =>
  new StartError(
    'The demo data in the database of DATABASE_URL are incomplete: the start that wrote them was broken off. ' +
      `Empty that database, or remove ${marker} to use it as it is; then start again.`,
  );

function unreachable(ownerUrl: string, error: unknown): StartError {
  const { hostname, port, pathname } = new URL(ownerUrl);
  // A name with several addresses fails once for each of them.
  const { message } = error instanceof AggregateError ? error.errors[0] : (error as Error);
  return new StartError(
    `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be used: ${message}. ` +
      'Check DATABASE_URL and DATABASE_OWNER_URL, or unset both to use the embedded database.',
  );
}
