import { type Role, roleShape } from '../schema';

/**
 * Who may do what, in one table. A permission is also the name of an API key's scope. Procedures, routes and navigation
 * name one of these each; none keeps a rule of its own.
 */
const everyone = roleShape.options;
const staff: readonly Role[] = ['admin', 'finance_operator', 'finance_approver', 'auditor'];
const makers: readonly Role[] = ['admin', 'finance_operator'];
const staffAndOwners: readonly Role[] = [...staff, 'merchant_owner'];
const heads: readonly Role[] = ['admin', 'merchant_owner'];

/** Which API keys can be given it: any, only those of the platform, or none. */
type Keys = 'any' | 'platform' | 'none';

export const permissions = {
  'merchants:read': { roles: everyone, keys: 'any' },
  'orders:read': { roles: everyone, keys: 'any' },
  'disbursements:read': { roles: everyone, keys: 'any' },
  /** Asking for a run, over all merchants or one. */
  'disbursements:run': { roles: makers, keys: 'platform' },
  /** Runs as a whole and figures over all merchants. */
  'runs:read': { roles: staff, keys: 'platform' },
  'imports:read': { roles: staff, keys: 'platform' },
  'imports:write': { roles: makers, keys: 'platform' },
  /** People who sign in: the platform's staff and, for an owner, those of the own merchant alone. */
  'people:read': { roles: staffAndOwners, keys: 'none' },
  'people:write': { roles: heads, keys: 'none' },
  /** API keys: no key makes another. */
  'keys:read': { roles: staffAndOwners, keys: 'none' },
  'keys:write': { roles: heads, keys: 'none' },
  /** Webhook endpoints, their deliveries, and sending again. */
  'webhooks:read': { roles: staffAndOwners, keys: 'any' },
  'webhooks:write': { roles: heads, keys: 'any' },
  /** What happened, and whether its chain holds. */
  'audit:read': { roles: staffAndOwners, keys: 'any' },
  /** Mails as they were sent: they hold links that let people in. */
  'mail:read': { roles: ['admin'], keys: 'none' },
  'mail:write': { roles: ['admin'], keys: 'none' },
  /** Figures of the running processes, for operators. */
  'metrics:read': { roles: ['admin'], keys: 'platform' },
} as const satisfies Record<string, { roles: readonly Role[]; keys: Keys }>;

export type Permission = keyof typeof permissions;

/**
 * What a procedure or route asks of its caller: a permission; `person`, somebody who is signed in, for what is their own;
 * `anyone`, also who is not signed in.
 */
export type Access = Permission | 'person' | 'anyone';

/** What a key for the platform can be given, and a key for one merchant. */
export const platformScopes = permissionsWhere((keys) => keys !== 'none');
export const merchantScopes = permissionsWhere((keys) => keys === 'any');

export const roleMay = (role: Role, permission: Permission): boolean =>
  (permissions[permission].roles as readonly Role[]).includes(role);

/** Whether a key of the platform, or of one merchant, can be given it. */
export const keyMayHold = (permission: Permission, merchantId: bigint | null): boolean =>
  (merchantId === null ? platformScopes : merchantScopes).includes(permission);

function permissionsWhere(isGiven: (keys: Keys) => boolean): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((name) => isGiven(permissions[name].keys));
}
