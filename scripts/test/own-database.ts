import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { withClient } from '../database/database';

// Runs before a test file is loaded: the file finds a database of its own in the environment.
const template = inject('templateOwnerUrl');
const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
const onServer = (statement: string) =>
  withClient(withDatabase(template, 'postgres'), (client) => client.query(statement));

await onServer(`CREATE DATABASE ${name} TEMPLATE ${new URL(template).pathname.slice(1)}`);

Object.assign(process.env, {
  DATABASE_URL: withDatabase(inject('templateAppUrl'), name),
  DATABASE_OWNER_URL: withDatabase(template, name),
  DATA_DIR: mkdtempSync(join(tmpdir(), 'countinghouse-test-files-')),
  NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  AUDIT_SIGNING_KEY: randomBytes(32).toString('hex'),
  ENCRYPTION_KEY: randomBytes(32).toString('hex'),
  // People of every role act without a second factor; the tests of signing in switch it off.
  DEMO: '1',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
});

afterAll(async () => {
  const { closeDatabase } = await import('@/server/platform/db');
  await closeDatabase();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  rmSync(process.env.DATA_DIR as string, { recursive: true, force: true });
});

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
