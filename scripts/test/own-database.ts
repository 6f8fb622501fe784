import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { withClient } from '../database/migrate';

// Runs before a test file is loaded: the file finds a database of its own in the environment.
const template = new URL(inject('templateUrl'));
const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;

const ownerUrl = new URL(template);
ownerUrl.pathname = `/${name}`;
const appUrl = new URL(ownerUrl);
appUrl.username = 'countinghouse_app';
appUrl.password = inject('appPassword');
const adminUrl = new URL(template);
adminUrl.pathname = '/postgres';

await withClient(adminUrl.href, (client) =>
  client.query(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`),
);

Object.assign(process.env, {
  DATABASE_URL: appUrl.href,
  DATABASE_OWNER_URL: ownerUrl.href,
  DATA_DIR: mkdtempSync(join(tmpdir(), 'countinghouse-test-files-')),
  NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
});

afterAll(async () => {
  const { closeDatabase } = await import('@/server/platform/db');
  await closeDatabase();
  await withClient(adminUrl.href, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  rmSync(process.env.DATA_DIR as string, { recursive: true, force: true });
});
