import { type Outcome, ok } from '@/server/kernel/outcome';
import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { type Actor, asPerson } from '../domain/actor';
import { IDLE_MS, needsSecondFactor } from '../domain/session';
import type { SecondFactor, SignedInPlace } from '../schema/account';
import { countRecoveryCodes, findAuthenticator } from '../store/second-factor';
import { findSessionsOf } from '../store/sessions';

/** Whether the person has a second factor, and must have one. */
export async function getSecondFactor(actor: Actor | null): Promise<Outcome<SecondFactor>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  const { id, role } = person.value;
  const authenticator = await findAuthenticator(pool(), id);
  return ok({
    since: authenticator?.confirmedAt?.toISOString() ?? null,
    isRequired: needsSecondFactor(role, config().DEMO),
    recoveryCodesLeft: await countRecoveryCodes(id),
  });
}

/** Where the person is signed in, the latest first: never with the tokens that would let somebody in there. */
export async function listSessions(actor: Actor | null): Promise<Outcome<SignedInPlace[]>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  const at = wallNow();
  const found = await findSessionsOf(person.value.id, at, new Date(at.getTime() - IDLE_MS));
  return ok(
    found.map(({ createdAt, lastSeenAt, ...place }) => ({
      ...place,
      isThisOne: place.id === person.value.session?.id,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  );
}
