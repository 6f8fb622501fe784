import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { inDatabase } from './database';

export type OwnPerson = { email: string; password: string };

/** Somebody of a test's own, so that what it does to the account is nobody else's: written straight into the database. */
export async function ownPerson(role = 'auditor'): Promise<OwnPerson> {
  const person = { email: `${randomUUID()}@test.example`, password: 'eleven green apples under snow' };
  const passwordHash = await hash(person.password);
  await inDatabase('app', (client) =>
    client.query(`INSERT INTO "user" (email, name, role, password_hash) VALUES ($1, 'Own Person', $2, $3)`, [
      person.email,
      role,
      passwordHash,
    ]),
  );
  return person;
}
