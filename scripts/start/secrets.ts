import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeJson } from './write-json';

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** What only this installation knows: made at the first start, kept in a file that only its owner can read. */
const MAKE = {
  databaseOwnerPassword: () => hex(24),
  databaseAppPassword: () => hex(24),
  nextAuthSecret: () => hex(32),
  encryptionKey: () => hex(32),
  auditSigningKey: () => hex(32),
  inngestSigningKey: () => `signkey-prod-${hex(32)}`,
  inngestEventKey: () => hex(24),
};

export type Secrets = Record<keyof typeof MAKE, string>;

export function loadSecrets(file: string): Secrets {
  const known: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const names = Object.keys(MAKE) as (keyof Secrets)[];
  const secrets = Object.fromEntries(names.map((name) => [name, known[name] ?? MAKE[name]()])) as Secrets;
  if (names.some((name) => known[name] === undefined)) {
    writeJson(file, { ...known, ...secrets }, 0o600);
  }
  return secrets;
}
