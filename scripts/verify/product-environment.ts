import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningProduct } from '../start/running-product';
import type { Secrets } from '../start/secrets';

/**
 * What the configuration lacks, from what `npm start` left in DATA_DIR: the database as the application's role, and the
 * installation's secrets. What the environment says has precedence.
 */
export function productEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const folder = env.DATA_DIR ?? '.data';
  const secrets = read<Secrets>(join(folder, 'secrets.json'));
  const running = read<RunningProduct>(join(folder, 'runtime.json'));
  const known: Record<string, string | undefined> = {
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    NEXTAUTH_SECRET: secrets?.nextAuthSecret,
    ENCRYPTION_KEY: secrets?.encryptionKey,
    AUDIT_SIGNING_KEY: secrets?.auditSigningKey,
    DATABASE_URL:
      secrets && running?.databasePort
        ? `postgresql://countinghouse_app:${secrets.databaseAppPassword}@127.0.0.1:${running.databasePort}/countinghouse`
        : undefined,
  };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined && !env[entry[0]]),
  );
}

const read = <Content>(file: string): Content | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;
