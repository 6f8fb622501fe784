import { type Role, roleShape } from '../schema';

/**
 * Who may do what, in one table. A permission is also the name of an API key's scope. Procedures, routes and navigation
 * ask this table; none keeps a rule of its own.
 */
const everyone = roleShape.options;
const staff: readonly Role[] = ['admin', 'finance_operator', 'finance_approver', 'auditor'];
const makers: readonly Role[] = ['admin', 'finance_operator'];

export const permissions = {
  'merchants:read': { roles: everyone, merchantKeys: true },
  'orders:read': { roles: everyone, merchantKeys: true },
  'disbursements:read': { roles: everyone, merchantKeys: true },
  /** Asking for a run, over all merchants or one. */
  'disbursements:run': { roles: makers, merchantKeys: false },
  /** Runs as a whole and figures over all merchants. */
  'runs:read': { roles: staff, merchantKeys: false },
  'imports:read': { roles: staff, merchantKeys: false },
  'imports:write': { roles: makers, merchantKeys: false },
} as const satisfies Record<string, { roles: readonly Role[]; merchantKeys: boolean }>;

export type Permission = keyof typeof permissions;

/** What a key for the platform can be given, and a key for one merchant. */
export const platformScopes = Object.keys(permissions) as Permission[];
export const merchantScopes = platformScopes.filter((scope) => permissions[scope].merchantKeys);

export const isPermission = (text: string): text is Permission => Object.hasOwn(permissions, text);

export const roleMay = (role: Role, permission: Permission): boolean =>
  (permissions[permission].roles as readonly Role[]).includes(role);
