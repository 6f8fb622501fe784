import { type Access, keyMayHold, type Permission, platformScopes, roleMay } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import type { Asked } from './access-inputs';

/** Everybody who may call, and what they bring: of whom they are, and a role, or the scopes of a key. */
type Identity =
  | { kind: 'nobody' }
  | { kind: 'person'; role: Role; of: Tenant }
  | { kind: 'key'; scopes: (asked: Permission | null) => readonly Permission[]; of: Tenant };
type Tenant = 'platform' | 'A' | 'B';

const onlyItsScope = (asked: Permission | null) => (asked === null ? platformScopes : [asked]);
const everyOtherScope = (asked: Permission | null) => platformScopes.filter((scope) => scope !== asked);

export const actors = {
  nobody: { kind: 'nobody' },
  'a person who is disabled': { kind: 'nobody' },
  'a key that has expired': { kind: 'nobody' },
  'a key that was revoked': { kind: 'nobody' },
  admin: { kind: 'person', role: 'admin', of: 'platform' },
  'finance operator': { kind: 'person', role: 'finance_operator', of: 'platform' },
  'finance approver': { kind: 'person', role: 'finance_approver', of: 'platform' },
  auditor: { kind: 'person', role: 'auditor', of: 'platform' },
  'owner of A': { kind: 'person', role: 'merchant_owner', of: 'A' },
  'viewer of A': { kind: 'person', role: 'merchant_viewer', of: 'A' },
  'owner of B': { kind: 'person', role: 'merchant_owner', of: 'B' },
  'viewer of B': { kind: 'person', role: 'merchant_viewer', of: 'B' },
  'key of the platform with only this scope': { kind: 'key', scopes: onlyItsScope, of: 'platform' },
  'key of the platform with every other scope': { kind: 'key', scopes: everyOtherScope, of: 'platform' },
  'key of A with only this scope': { kind: 'key', scopes: onlyItsScope, of: 'A' },
  'key of A with every other scope': { kind: 'key', scopes: everyOtherScope, of: 'A' },
  'key of B with only this scope': { kind: 'key', scopes: onlyItsScope, of: 'B' },
} as const satisfies Record<string, Identity>;
export type ActorName = keyof typeof actors;
export const actorNames = Object.keys(actors) as ActorName[];
export const identityOf = (actor: ActorName): Identity => actors[actor];

/**
 * `seen`: the answer, which holds rows of A where A is asked for. `own`: an answer without any of A's rows. `absent`: as if
 * what is asked for did not exist. `nobody`: 401. `forbidden`: 403.
 */
export type Answer = 'nobody' | 'forbidden' | 'absent' | 'own' | 'seen';

/** What an actor gets: from what is declared and the table of permissions alone. */
export function expectedAnswer(actor: ActorName, access: Access, asked: Asked): Answer {
  const identity = identityOf(actor);
  if (identity.kind === 'nobody') return access !== 'anyone' ? 'nobody' : asked === 'nothing' ? 'absent' : 'own';
  if (access === 'person' && identity.kind === 'key') return 'forbidden';
  if (access !== 'person' && access !== 'anyone' && !mayDo(identity, access)) return 'forbidden';
  if (asked === 'nothing') return 'absent';
  if (identity.of === 'platform') return asked === 'own' ? 'own' : 'seen';
  if (asked === 'row of the platform') return 'absent';
  if (asked === 'own') return 'own';
  if (identity.of === 'A') return 'seen';
  return asked === 'row of A' ? 'absent' : 'own';
}

function mayDo(identity: Exclude<Identity, { kind: 'nobody' }>, permission: Permission): boolean {
  if (identity.kind === 'person') return roleMay(identity.role, permission);
  const merchantId = identity.of === 'platform' ? null : 1n;
  return keyMayHold(permission, merchantId) && identity.scopes(permission).includes(permission);
}
