import { hash } from '@node-rs/argon2';
import { z } from 'zod';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { transaction } from '@/server/platform/db';
import { jobActor } from '../../domain/actor';
import { hashSecret, newSecret } from '../../domain/secret';
import { giveToken, insertReset } from '../../store/password-resets';
import { addPerson, countHeads, lockPeople } from '../../store/people';

const HOUR_MS = 3_600_000;

/**
 * Makes the first administrator, who chooses a password by the link that is returned, good for an hour. Whoever can read
 * the installation's secrets may do so, and only while nobody administers it: afterwards people are invited.
 */
export async function addFirstAdmin(given: { email: string; name: string }): Promise<Outcome<{ href: string }>> {
  const email = z.email().safeParse(given.email.trim().toLowerCase());
  const name = given.name.trim();
  if (!email.success) return refuse('invalid_input', 'Say the email address of the administrator first.');
  if (name === '') return refuse('invalid_input', 'Say the name of the administrator after the address.');
  const token = newSecret();
  // Nobody knows it: the link is the way in.
  const passwordHash = await hash(newSecret());
  return transaction(async (client) => {
    await lockPeople(client, null);
    if ((await countHeads(client, null, 'admin')) > 0) {
      return refuse('conflict', 'There is an administrator already, who can invite others under People.');
    }
    const at = wallNow();
    const person = { email: email.data, name, role: 'admin', merchantId: null } as const;
    const id = await addPerson(client, { ...person, passwordHash, createdAt: at });
    if (id === null) return refuse('conflict', `${email.data} belongs to somebody already.`);
    const expiresAt = new Date(at.getTime() + HOUR_MS);
    const asked = { email: email.data, createdAt: at, expiresAt, most: 1, since: at };
    const reset = (await insertReset(client, asked)) as string;
    await giveToken(client, reset, hashSecret(token), at);
    await audit(client, {
      actor: jobActor('command line'),
      action: 'user.created',
      object: { type: 'user', id },
      merchantId: null,
      after: { email: email.data, name, role: 'admin' },
    });
    return ok({ href: `${config().APP_URL}/reset-password/${token}` });
  });
}
