import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadSecrets } from './secrets';

const directory = mkdtempSync(join(tmpdir(), 'countinghouse-secrets-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('secrets are made once, and only their owner can read them', () => {
  const file = join(directory, 'once.json');
  const first = loadSecrets(file);
  expect(first.inngestSigningKey).toMatch(/^signkey-prod-[0-9a-f]{64}$/);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadSecrets(file)).toEqual(first);
});

test('a secret that a newer version needs is added to those there are', () => {
  const file = join(directory, 'older.json');
  writeFileSync(file, JSON.stringify({ databaseOwnerPassword: 'kept' }));
  expect(loadSecrets(file).databaseOwnerPassword).toBe('kept');
  expect(JSON.parse(readFileSync(file, 'utf8')).nextAuthSecret).toMatch(/^[0-9a-f]{64}$/);
});
