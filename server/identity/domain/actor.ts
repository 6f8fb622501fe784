import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Role } from '../schema';
import { keyMayHold, type Permission, roleMay } from './permissions';
import type { SessionFacts } from './session';

/** Whoever acts. `merchantId` is the only merchant whose rows exist for this actor; null: all of them. */
export type Actor =
  | Person
  | { kind: 'key'; id: string; name: string; scopes: readonly string[]; merchantId: bigint | null }
  | { kind: 'job'; id: string; name: string; merchantId: null };

/** Somebody who is signed in; `session` says where, unless a test or the demo acts for them. */
export type Person = {
  kind: 'user';
  id: string;
  name: string;
  role: Role;
  merchantId: bigint | null;
  session?: SessionFacts;
};

/** A background function, acting for whoever asked for it. */
export const jobActor = (name: string): Actor => ({ kind: 'job', id: name, name, merchantId: null });

/** How an actor is named in what it did: `user:…`, `key:…`, `job:…`. */
export const actorKey = (actor: Actor): string => `${actor.kind}:${actor.id}`;

/** Whether the actor holds the permission. Every use case that a front door reaches begins with it. */
export function authorise(actor: Actor | null, permission: Permission): Outcome<Actor> {
  if (actor === null) return refuse('not_signed_in', 'Sign in, or send an API key as `Authorization: Bearer <key>`.');
  if (isHalfIn(actor)) return firstShowSecondFactor();
  if (mayDo(actor, permission)) return ok(actor);
  const what =
    actor.kind === 'key' ? `This key lacks the scope ${permission}.` : `Your role does not include ${permission}.`;
  return refuse('not_allowed', `${what} Ask an administrator.`);
}

/** Somebody who asks for what is their own: any person, once they are all the way in. */
export function asPerson(actor: Actor | null): Outcome<Person> {
  const person = asPersonEntering(actor);
  return person.ok && isHalfIn(person.value) ? firstShowSecondFactor() : person;
}

/** The same while the second factor is still to come: for what leads to it, and for nothing else. */
export function asPersonEntering(actor: Actor | null): Outcome<Person> {
  if (actor === null) return refuse('not_signed_in', 'Sign in first.');
  return actor.kind === 'user' ? ok(actor) : refuse('not_allowed', 'A key is no person.');
}

/** Their session opens nothing but the way to a second factor. */
const isHalfIn = (actor: Actor): boolean => actor.kind === 'user' && Boolean(actor.session?.pending);

const firstShowSecondFactor = () =>
  refuse('second_factor_required', 'Your role needs a second factor: set it up, or enter its code, and go on.');

function mayDo(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'job') return true;
  if (actor.kind === 'user') return roleMay(actor.role, permission);
  return keyMayHold(permission, actor.merchantId) && actor.scopes.includes(permission);
}
