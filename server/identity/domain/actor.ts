import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Role } from '../schema';
import { keyMayHold, type Permission, roleMay } from './permissions';

/** Whoever acts. `merchantId` is the only merchant whose rows exist for this actor; null: all of them. */
export type Actor =
  | { kind: 'user'; id: string; name: string; role: Role; merchantId: bigint | null }
  | { kind: 'key'; id: string; name: string; scopes: readonly string[]; merchantId: bigint | null }
  | { kind: 'job'; id: string; name: string; merchantId: null };

/** A background function, acting for whoever asked for it. */
export const jobActor = (name: string): Actor => ({ kind: 'job', id: name, name, merchantId: null });

/** How an actor is named in what it did: `user:…`, `key:…`, `job:…`. */
export const actorKey = (actor: Actor): string => `${actor.kind}:${actor.id}`;

/** Whether the actor holds the permission. Every use case that a front door reaches begins with it. */
export function authorise(actor: Actor | null, permission: Permission): Outcome<Actor> {
  if (actor === null) return refuse('not_signed_in', 'Sign in, or send an API key as `Authorization: Bearer <key>`.');
  if (mayDo(actor, permission)) return ok(actor);
  const what =
    actor.kind === 'key' ? `This key lacks the scope ${permission}.` : `Your role does not include ${permission}.`;
  return refuse('not_allowed', `${what} Ask an administrator.`);
}

function mayDo(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'job') return true;
  if (actor.kind === 'user') return roleMay(actor.role, permission);
  return keyMayHold(permission, actor.merchantId) && actor.scopes.includes(permission);
}
