import { type Role, roleShape } from '../schema';

/**
 * Who may do what, in one table. A permission is also the name of an API key's scope. Procedures, routes and navigation
 * name one of these each; none keeps a rule of its own.
 */
const everyone = roleShape.options;
const staff: readonly Role[] = ['admin', 'finance_operator', 'finance_approver', 'auditor'];
const makers: readonly Role[] = ['admin', 'finance_operator'];
const staffAndOwners: readonly Role[] = [...staff, 'merchant_owner'];
const sellers: readonly Role[] = ['admin', 'finance_operator', 'merchant_owner'];
const heads: readonly Role[] = ['admin', 'merchant_owner'];

/** Which API keys can be given it: any, only those of the platform, or none. */
type Keys = 'any' | 'platform' | 'none';

type Entry = {
  /** For people, on the page of roles and where a key is made: what its holder can do. */
  says: string;
  roles: readonly Role[];
  keys: Keys;
};

export const permissions = {
  'merchants:read': { says: 'See merchants and their terms', roles: everyone, keys: 'any' },
  'merchants:write': { says: 'Change the terms of merchants', roles: makers, keys: 'platform' },
  'merchants:hold': {
    says: 'Put merchants on hold, so that they are not paid, and lift that again',
    roles: ['admin', 'finance_operator', 'finance_approver'],
    keys: 'platform',
  },
  'bank-accounts:read': { says: 'See where merchants are paid, masked', roles: everyone, keys: 'any' },
  'bank-accounts:propose': { says: 'Propose a bank account, and withdraw that', roles: sellers, keys: 'none' },
  // Two people: who proposes an account is never the one who confirms it.
  'bank-accounts:confirm': {
    says: 'Confirm or reject a bank account that somebody else proposed',
    roles: ['admin', 'finance_approver'],
    keys: 'none',
  },
  'bank-accounts:settings': {
    says: 'Set how long a changed bank account waits for its first payout',
    roles: ['admin'],
    keys: 'none',
  },
  'fees:read': { says: 'See fee schedules, and what another one would have cost', roles: staff, keys: 'platform' },
  'fees:write': {
    says: 'Publish fee schedules, and give merchants their own',
    roles: ['admin'],
    keys: 'platform',
  },
  'orders:read': { says: 'See orders', roles: everyone, keys: 'any' },
  'orders:write': { says: 'Create and cancel orders, and say that they were delivered', roles: sellers, keys: 'any' },
  'payments:read': { says: 'See payments, refunds and disputes', roles: everyone, keys: 'any' },
  'payments:write': { says: 'Take payments and refund them', roles: sellers, keys: 'any' },
  'payments:repair': { says: 'Repair payments that got stuck, and record disputes', roles: makers, keys: 'platform' },
  'payables:read': { says: 'See what is owed: payables, balances, statements', roles: everyone, keys: 'any' },
  'customers:read': { says: 'See customers and their subscriptions', roles: everyone, keys: 'any' },
  'customers:write': { says: 'Add and change customers, plans and subscriptions', roles: makers, keys: 'platform' },
  'invoices:read': { says: 'See invoices and what came of them', roles: everyone, keys: 'any' },
  'invoices:write': { says: 'Write, issue, credit and void invoices', roles: makers, keys: 'platform' },
  'invoices:pay': { says: 'Say that an invoice was paid outside', roles: makers, keys: 'none' },
  // Two people: who says that something was paid is never the one who confirms it.
  'invoices:approve': {
    says: 'Confirm or reject what a colleague says was paid outside',
    roles: ['admin', 'finance_approver'],
    keys: 'none',
  },
  'billing:read': { says: 'See billing runs, charges and what waits for review', roles: staff, keys: 'platform' },
  'billing:run': { says: 'Start and stop billing runs, and charge again', roles: makers, keys: 'platform' },
  'billing:settings': {
    says: 'Change when invoices are charged, how often, and when they are given up',
    roles: ['admin'],
    keys: 'none',
  },
  'settlements:run': { says: 'Settle what has fallen due', roles: makers, keys: 'platform' },
  'ledger:read': { says: 'Browse the ledger and its checks', roles: staff, keys: 'platform' },
  'disbursements:read': { says: 'See disbursements, line by line', roles: everyone, keys: 'any' },
  'disbursements:run': {
    says: 'Start a disbursement run, over all merchants or one',
    roles: makers,
    keys: 'platform',
  },
  // Two people: never the one who prepared it, which is seen run by run.
  'runs:approve': {
    says: 'Approve or reject disbursement runs that others prepared',
    roles: ['admin', 'finance_approver'],
    keys: 'none',
  },
  'runs:policy': {
    says: 'Propose how many approve a run, and confirm what a colleague proposed',
    roles: ['admin', 'finance_approver'],
    keys: 'none',
  },
  'runs:read': { says: 'See disbursement runs, and figures over all merchants', roles: staff, keys: 'platform' },
  'questions:read': {
    says: 'See what merchants ask about disbursements, and the answers',
    roles: everyone,
    keys: 'any',
  },
  'questions:ask': {
    says: 'Ask about a disbursement or a line of it, and close that again',
    roles: ['merchant_owner', 'merchant_viewer'],
    keys: 'any',
  },
  'questions:answer': {
    says: 'Answer what merchants ask about disbursements',
    roles: ['admin', 'finance_operator', 'finance_approver'],
    keys: 'platform',
  },
  'reconciliation:read': {
    says: 'See bank statements, and what of the books they show',
    roles: staff,
    keys: 'platform',
  },
  'reconciliation:write': {
    says: 'Take bank statements in, and match what is left over',
    roles: makers,
    keys: 'platform',
  },
  'payouts:read': { says: 'See how payouts go, and the files for the bank', roles: staff, keys: 'platform' },
  'payouts:pay': {
    says: 'Write and withdraw bank files, pay again what failed or came back, and give a payout up',
    roles: makers,
    keys: 'platform',
  },
  // Two people: who says that the bank did not execute a file is never the one who confirms it.
  'payouts:confirm': {
    says: 'Confirm or reject that the bank did not execute a file, as a colleague says',
    roles: ['admin', 'finance_approver'],
    keys: 'none',
  },
  'payouts:settings': {
    says: 'Set which of our accounts payouts leave, and how',
    roles: ['admin'],
    keys: 'none',
  },
  'imports:read': { says: 'See imports, and what was wrong in them', roles: staff, keys: 'platform' },
  'imports:write': { says: 'Import files of merchants and orders', roles: makers, keys: 'platform' },
  // An owner's reach is the own merchant.
  'people:read': { says: 'See who can sign in', roles: staffAndOwners, keys: 'none' },
  'people:write': {
    says: 'Invite people, change their role, disable them',
    roles: heads,
    keys: 'none',
  },
  // No key makes another.
  'keys:read': { says: 'See API keys, and when they were last used', roles: staffAndOwners, keys: 'none' },
  'keys:write': { says: 'Make, rotate and revoke API keys', roles: heads, keys: 'none' },
  'webhooks:read': { says: 'See webhook endpoints and what was delivered', roles: staffAndOwners, keys: 'any' },
  'webhooks:write': { says: 'Set webhook endpoints up, and send again', roles: heads, keys: 'any' },
  'audit:read': { says: 'See who changed what, and whether the record is intact', roles: staffAndOwners, keys: 'any' },
  'audit:verify': { says: 'Have the record verified, and its state exported', roles: staff, keys: 'platform' },
  // They hold links that let people in.
  'mail:read': { says: 'Read mails as they were sent', roles: ['admin'], keys: 'none' },
  'mail:write': { says: 'Send again a mail that could not be sent', roles: ['admin'], keys: 'none' },
  'metrics:read': { says: 'Read figures of the running system', roles: ['admin'], keys: 'platform' },
} as const satisfies Record<string, Entry>;

export type Permission = keyof typeof permissions;
export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]];

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
  return permissionNames.filter((name) => isGiven(permissions[name].keys));
}
