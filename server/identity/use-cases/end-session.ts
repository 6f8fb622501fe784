import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { type Queryable, transaction } from '@/server/platform/db';
import { type Actor, asPerson, type Person } from '../domain/actor';
import { hashSecret } from '../domain/secret';
import { deleteOtherSessions, deleteSessionByToken, deleteSessionOf } from '../store/sessions';

/** Signs out: the session that the token opens is over at once. */
export const signOut = (token: string): Promise<void> =>
  transaction(async (client) => {
    const ended = await deleteSessionByToken(client, hashSecret(token));
    if (!ended) return;
    const person = { kind: 'user' as const, id: ended.userId, name: ended.userName, merchantId: ended.merchantId };
    await auditEnd(client, person, ended.id);
  });

/** Ends one of the person's own sessions, this one or another. */
export async function endSession(actor: Actor | null, id: string): Promise<Outcome<null>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  return transaction(async (client) => {
    if ((await deleteSessionOf(client, person.value.id, id)) === 0)
      return refuse('not_found', 'You are not signed in there any more.');
    await auditEnd(client, person.value, id);
    return ok(null);
  });
}

/** Ends all of the person's sessions but this one. @returns how many those were */
export async function endOtherSessions(actor: Actor | null): Promise<Outcome<{ ended: number }>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  return transaction(async (client) => ok({ ended: await endOthers(client, person.value) }));
}

/** The same in the transaction of what makes it needful. */
export async function endOthers(client: Queryable, person: Person): Promise<number> {
  // A person without a session (a test, the demo) has no browser to spare.
  const ended = await deleteOtherSessions(client, person.id, person.session?.id ?? NO_SESSION);
  for (const id of ended) await auditEnd(client, person, id);
  return ended.length;
}

const NO_SESSION = '00000000-0000-0000-0000-000000000000';

const auditEnd = (
  client: Queryable,
  { kind, id, name, merchantId }: Pick<Person, 'kind' | 'id' | 'name' | 'merchantId'>,
  session: string,
): Promise<void> =>
  audit(client, {
    actor: { kind, id, name },
    action: 'session.ended',
    object: { type: 'user', id },
    merchantId,
    before: { session },
  });
