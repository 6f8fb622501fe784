import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type Role, roleShape } from '../schema';
import type { Actor } from './actor';
import { permissionNames, roleMay } from './permissions';

export type PersonActor = Extract<Actor, { kind: 'user' }>;
export type Subject = { id: string; role: Role; merchantId: bigint | null; isDisabled: boolean };

/** What somebody wants to do to a person. */
export type PersonChange = { to: Role } | 'disable' | 'enable' | 'end sessions';

type Situation = {
  actor: Pick<PersonActor, 'id' | 'role' | 'merchantId'>;
  subject: Subject;
  /** Active administrators of the platform, or owners of the merchant, besides the subject. */
  otherHeads: number;
  leavesNoOwner?: boolean | undefined;
};

/** Whether it may be done, decided under the lock that keeps the number of heads as it is. */
export function decideChange(change: PersonChange, situation: Situation): Outcome<null> {
  const { actor, subject } = situation;
  if (change === 'end sessions' || change === 'enable') return ok(null);
  if (subject.id === actor.id) {
    const what = change === 'disable' ? 'You cannot disable yourself' : 'You cannot change your own role';
    return refuse('not_allowed', `${what}. Ask somebody else who manages people.`);
  }
  if (change !== 'disable') {
    const may = mayGive(actor, change.to, subject.merchantId);
    if (!may.ok) return may;
  }
  return keepsAHead(change, situation);
}

/** Whether a role can be given at a place: the staff's (null) or a merchant's. Nobody gives what they do not hold. */
export function mayGive(
  actor: Pick<PersonActor, 'role' | 'merchantId'>,
  role: Role,
  merchantId: bigint | null,
): Outcome<null> {
  if (!rolesOf(merchantId).includes(role)) {
    const message = merchantId === null ? 'is not a role of staff' : 'is not a role of a merchant’s people';
    return refuse('invalid_input', 'This role cannot be given here.', { fields: [{ field: 'role', message }] });
  }
  // Administrators give the roles of staff, also those that hold what they do not: that is what they are for.
  const holds =
    actor.role === 'admin' || permissionNames.every((name) => !roleMay(role, name) || roleMay(actor.role, name));
  return holds ? ok(null) : refuse('not_allowed', 'You cannot give more than your own role holds.');
}

/** The roles that people of a merchant, or (null) of the staff, can have. */
export const rolesOf = (merchantId: bigint | null): Role[] =>
  roleShape.options.filter((role) => role.startsWith('merchant_') === (merchantId !== null));

/** The role that manages the people of a place, and of which one must be left. */
export const headOf = (merchantId: bigint | null): Role => (merchantId === null ? 'admin' : 'merchant_owner');

function keepsAHead(change: PersonChange, { actor, subject, otherHeads, leavesNoOwner }: Situation): Outcome<null> {
  const head = headOf(subject.merchantId);
  const isHead = subject.role === head && !subject.isDisabled;
  const stays = typeof change === 'object' && change.to === head;
  if (!isHead || stays || otherHeads > 0) return ok(null);
  if (head === 'admin') {
    return refuse('conflict', 'This is the only active administrator. Make somebody else one first.');
  }
  if (leavesNoOwner && actor.merchantId === null) return ok(null);
  return refuse('conflict', 'This is the only active owner of the merchant. Make somebody else one first.', {
    details: { reason: 'last_owner' },
  });
}
