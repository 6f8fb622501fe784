import { encode } from 'next-auth/jwt';
import { makeKey, makePerson } from '@/prisma/demo/factories';
import { type Access, platformScopes } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { authenticateSession } from '@/server/identity/use-cases/authenticate';
import { authenticateKey } from '@/server/identity/use-cases/authenticate-key';
import { openSession } from '@/server/identity/use-cases/open-session';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { type ActorName, actorNames, identityOf } from './access-expectation';
import type { Caller } from './authenticate-request';

/** How somebody calls: as who they are to a procedure, and with what headers to a route. */
type Call = { caller: Caller; headers: Record<string, string> };
type MerchantIds = { A: bigint; B: bigint; platform: null };

const nobody: Caller = { actor: null, viewer: null };
const people = new Map<ActorName, Call>();
const keys = new Map<string, string>();
let merchantIds: MerchantIds;

/** Makes everybody who may call; keys are made for the occasion. */
export async function makeCallers(of: MerchantIds): Promise<void> {
  merchantIds = of;
  for (const name of actorNames) {
    const identity = identityOf(name);
    if (identity.kind === 'person') people.set(name, await personOf(identity.role, merchantIds[identity.of]));
  }
  const disabled = await personOf('admin', null);
  await pool().query('UPDATE "user" SET disabled_at = now() WHERE id = $1', [disabled.caller.actor?.id]);
  people.set('a person who is disabled', { ...disabled, caller: nobody });
}

/** Somebody of a role who is signed in. */
export async function personOf(role: Role, merchantId: bigint | null): Promise<Call> {
  const sessionToken = await openSession(await makePerson(role, merchantId));
  const caller = (await authenticateSession(sessionToken)) as Caller;
  const cookie = await encode({ token: { sessionToken }, secret: config().NEXTAUTH_SECRET });
  const headers = { cookie: `next-auth.session-token=${cookie}`, origin: 'http://house.test', host: 'house.test' };
  return { caller, headers };
}

/** An actor of the table as it asks for something of this access; keys are made once. */
export async function callerOf(actor: ActorName, access: Access): Promise<Call> {
  if (actor === 'nobody') return { caller: nobody, headers: {} };
  const person = people.get(actor);
  if (person) return person;
  const permission = access === 'person' || access === 'anyone' ? null : access;
  const name = `${actor} ${permission}`;
  let secret = keys.get(name);
  if (!secret) {
    const identity = identityOf(actor);
    const isOver = identity.kind === 'nobody';
    secret = isOver
      ? await makeKey(platformScopes)
      : await makeKey([...(identity.kind === 'key' ? identity.scopes(permission) : [])], merchantIds[identity.of]);
    const id = (await authenticateKey(secret))?.id;
    if (actor === 'a key that was revoked')
      await pool().query('UPDATE api_key SET revoked_at = now() WHERE id = $1', [id]);
    if (actor === 'a key that has expired')
      await pool().query(`UPDATE api_key SET expires_at = now() - interval '1 minute' WHERE id = $1`, [id]);
    keys.set(name, secret);
  }
  return {
    caller: { actor: await authenticateKey(secret), viewer: null },
    headers: { authorization: `Bearer ${secret}` },
  };
}
