import { describe, expect, test } from 'vitest';
import type { Role } from '../schema';
import { type Actor, actorKey, authorise, jobActor } from './actor';
import type { Permission } from './permissions';

const person = (role: Role, merchantId: bigint | null = null): Actor => ({
  kind: 'user',
  id: 'u',
  name: 'U',
  role,
  merchantId,
});
const key = (scopes: string[], merchantId: bigint | null = null): Actor => ({
  kind: 'key',
  id: 'k',
  name: 'K',
  scopes,
  merchantId,
});

describe('may', () => {
  const rows: [reason: string, actor: Actor | null, permission: Permission, code: string | null][] = [
    ['nobody', null, 'orders:read', 'not_signed_in'],
    ['a job, which acts for whoever asked', jobActor('j'), 'disbursements:run', null],
    ['a viewer reads', person('merchant_viewer', 1n), 'disbursements:read', null],
    ['an owner makes no runs', person('merchant_owner', 1n), 'disbursements:run', 'not_allowed'],
    ['an operator makes runs', person('finance_operator'), 'disbursements:run', null],
    ['an approver makes none', person('finance_approver'), 'disbursements:run', 'not_allowed'],
    ['an auditor changes nothing', person('auditor'), 'imports:write', 'not_allowed'],
    ['an auditor reads everything', person('auditor'), 'imports:read', null],
    ['a key with the scope', key(['orders:read']), 'orders:read', null],
    ['a key with another', key(['merchants:read']), 'orders:read', 'not_allowed'],
    ['a key with a scope that begins like it', key(['orders:read:all', 'orders']), 'orders:read', 'not_allowed'],
    ['a key with all scopes there never were', key(['*', 'toString']), 'orders:read', 'not_allowed'],
    ['a merchant’s key within its reach', key(['orders:read'], 1n), 'orders:read', null],
    ['a merchant’s key beyond it', key(['runs:read'], 1n), 'runs:read', 'not_allowed'],
  ];
  test.each(rows)('%s', (_reason, actor, permission, code) => {
    const may = authorise(actor, permission);
    expect(may.ok ? null : may.refusal.code).toBe(code);
  });
});

test('what an actor did is told by its kind and id', () => {
  expect([person('admin'), key([]), jobActor('demo')].map(actorKey)).toEqual(['user:u', 'key:k', 'job:demo']);
});
