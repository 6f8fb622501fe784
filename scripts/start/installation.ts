import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../postgres/free-port';
import { projectRoot } from '../setup/project-root';
import { loadSecrets, type Secrets } from './secrets';
import { StartError, say } from './terminal';

/** What this start uses: folders, addresses, secrets. What the operator sets in the environment has precedence. */
export type Installation = {
  development: boolean;
  dataDirectory: string;
  secrets: Secrets;
  /** Demo data and logins: on unless the operator says NODE_ENV=production or DEMO=0. */
  demo: boolean;
  /** Undefined when the operator names a database in DATABASE_URL. */
  databasePort: number | undefined;
  /** Who runs the migrations. */
  ownerUrl: string;
  /** The role of the web process and the engine. */
  databaseUrl: string;
  /** Undefined when the operator names an Inngest server. */
  enginePort: number | undefined;
  webPort: number;
  url: string;
};

export const dataDirectoryOf = (env: NodeJS.ProcessEnv): string => {
  const path = resolve(projectRoot, env.DATA_DIR ?? '.data');
  mkdirSync(path, { recursive: true });
  return path;
};

export async function planInstallation(development: boolean): Promise<Installation> {
  const { env } = process;
  if (env.NODE_ENV === 'production' && ['1', 'true'].includes(env.DEMO ?? ''))
    throw new StartError(
      'NODE_ENV=production and DEMO=1 contradict each other: a real installation has no demo logins.',
    );
  const dataDirectory = dataDirectoryOf(env);
  const secrets = loadSecrets(join(dataDirectory, 'secrets.json'));
  const webPort = await webPortFor(env.PORT);
  const databasePort = env.DATABASE_URL ? undefined : await freePort(5433);
  const embedded = (user: string, password: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${databasePort}/countinghouse`;
  const databaseUrl = env.DATABASE_URL || embedded('countinghouse_app', secrets.databaseAppPassword);
  const ownerUrl = env.DATABASE_URL
    ? env.DATABASE_OWNER_URL || env.DATABASE_URL
    : embedded('postgres', secrets.databaseOwnerPassword);
  const hasInngestServer = Boolean(env.INNGEST_BASE_URL) || !['', '0', 'false'].includes(env.INNGEST_DEV ?? '');
  return {
    development,
    dataDirectory,
    secrets,
    demo: env.DEMO ? ['1', 'true'].includes(env.DEMO) : env.NODE_ENV !== 'production',
    databasePort,
    ownerUrl,
    databaseUrl,
    enginePort: hasInngestServer ? undefined : await enginePortFor(env.ENGINE_PORT),
    webPort,
    url: env.APP_URL || `http://localhost:${webPort}`,
  };
}

async function webPortFor(wanted: string | undefined): Promise<number> {
  const first = Number(wanted || 3000);
  const port = await freePort(first);
  if (first !== 0 && port !== first) say(`  ! Port ${first} is taken by another program; using ${port} instead.`);
  return port;
}

/**
 * Only the web process calls it, so any port does. It is taken long after it was found free: found by chance, two installations
 * that start at once do not find the same; and none is one that the system gives to outgoing connections.
 */
const enginePortFor = (wanted: string | undefined): Promise<number> =>
  freePort(wanted ? Number(wanted) : randomInt(20_000, 32_000));

/** The environment of the web process and of everything that uses its configuration. */
export function webEnvironment(installation: Installation): Record<string, string> {
  const { secrets, enginePort, webPort, url } = installation;
  const engine = enginePort && {
    INNGEST_BASE_URL: `http://127.0.0.1:${enginePort}`,
    INNGEST_EVENT_KEY: secrets.inngestEventKey,
    INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
    INNGEST_DEV: '0',
  };
  return {
    NODE_ENV: installation.development ? 'development' : 'production',
    DATABASE_URL: installation.databaseUrl,
    DATA_DIR: installation.dataDirectory,
    PORT: String(webPort),
    APP_URL: url,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || url,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextAuthSecret,
    AUDIT_SIGNING_KEY: process.env.AUDIT_SIGNING_KEY || secrets.auditSigningKey,
    ENCRYPTION_KEY: process.env.ENCRYPTION_KEY || secrets.encryptionKey,
    DEMO: installation.demo ? '1' : '0',
    // In a demo the receiver is a program beside it.
    WEBHOOKS_ALLOW_PRIVATE: process.env.WEBHOOKS_ALLOW_PRIVATE || (installation.demo ? '1' : '0'),
    NEXT_TELEMETRY_DISABLED: '1',
    ...engine,
  };
}

export function engineEnvironment({ secrets, enginePort, webPort, databaseUrl }: Installation): Record<string, string> {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    ENGINE_PORT: String(enginePort),
    ENGINE_APP_URL: `http://127.0.0.1:${webPort}/api/inngest`,
    INNGEST_EVENT_KEY: secrets.inngestEventKey,
    INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
  };
}
