import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import pg from 'pg';

export type OwnPerson = { email: string; password: string };

/** An auditor of a test's own, so that what it does to the account is nobody else's: written straight into the database. */
export async function ownPerson(): Promise<OwnPerson> {
  const directory = process.env.E2E_DATA_DIR ?? process.env.DATA_DIR ?? '.data';
  const read = (file: string) => JSON.parse(readFileSync(join(directory, file), 'utf8'));
  const client = new pg.Client({
    host: '127.0.0.1',
    port: read('runtime.json').databasePort,
    user: 'countinghouse_app',
    password: read('secrets.json').databaseAppPassword,
    database: 'countinghouse',
  });
  const person = { email: `${randomUUID()}@test.example`, password: 'eleven green apples under snow' };
  await client.connect();
  await client.query(`INSERT INTO "user" (email, name, role, password_hash) VALUES ($1, 'Own Person', 'auditor', $2)`, [
    person.email,
    await hash(person.password),
  ]);
  await client.end();
  return person;
}
