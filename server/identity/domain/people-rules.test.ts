import { describe, expect, test } from 'vitest';
import type { Role } from '../schema';
import { decideChange, mayGive, type PersonChange, rolesOf } from './people-rules';

const M = 1n;
const actorOf = (role: Role, merchantId: bigint | null = null) => ({ id: 'actor', role, merchantId });
const admin = actorOf('admin');
const owner = actorOf('merchant_owner', M);
const subjectOf = (role: Role, more: { id?: string; isDisabled?: boolean } = {}) => ({
  id: 'subject',
  isDisabled: false,
  role,
  merchantId: role.startsWith('merchant_') ? M : null,
  ...more,
});

describe('changing a person', () => {
  type Row = [
    reason: string,
    change: PersonChange,
    actor: typeof admin,
    subject: ReturnType<typeof subjectOf>,
    otherHeads: number,
    code: string | null,
    leavesNoOwner?: boolean,
  ];
  const rows: Row[] = [
    ['an admin gives staff another role', { to: 'auditor' }, admin, subjectOf('finance_operator'), 1, null],
    ['nobody changes their own role', { to: 'auditor' }, admin, subjectOf('admin', { id: 'actor' }), 1, 'not_allowed'],
    ['nobody disables themself', 'disable', admin, subjectOf('admin', { id: 'actor' }), 1, 'not_allowed'],
    ['one may sign oneself out', 'end sessions', admin, subjectOf('admin', { id: 'actor' }), 1, null],
    ['the last active admin stays one', { to: 'auditor' }, admin, subjectOf('admin'), 0, 'conflict'],
    ['the last active admin stays enabled', 'disable', admin, subjectOf('admin'), 0, 'conflict'],
    ['no say-so helps against that', 'disable', admin, subjectOf('admin'), 0, 'conflict', true],
    ['one of two admins goes', 'disable', admin, subjectOf('admin'), 1, null],
    [
      'an admin who is disabled is not the last one',
      { to: 'auditor' },
      admin,
      subjectOf('admin', { isDisabled: true }),
      0,
      null,
    ],
    ['an admin who stays one changes nothing', { to: 'admin' }, admin, subjectOf('admin'), 0, null],
    ['an owner makes a viewer an owner', { to: 'merchant_owner' }, owner, subjectOf('merchant_viewer'), 1, null],
    ['an owner makes nobody staff', { to: 'admin' }, owner, subjectOf('merchant_viewer'), 1, 'invalid_input'],
    [
      'an admin makes no merchant’s person staff either',
      { to: 'auditor' },
      admin,
      subjectOf('merchant_viewer'),
      1,
      'invalid_input',
    ],
    ['staff do not become a merchant’s', { to: 'merchant_owner' }, admin, subjectOf('auditor'), 1, 'invalid_input'],
    ['the last owner stays', 'disable', owner, subjectOf('merchant_owner'), 0, 'conflict'],
    ['an owner cannot say otherwise', 'disable', owner, subjectOf('merchant_owner'), 0, 'conflict', true],
    ['an admin can', 'disable', admin, subjectOf('merchant_owner'), 0, null, true],
    ['but must say so', { to: 'merchant_viewer' }, admin, subjectOf('merchant_owner'), 0, 'conflict'],
    [
      'whoever is disabled can be enabled',
      'enable',
      owner,
      subjectOf('merchant_viewer', { isDisabled: true }),
      0,
      null,
    ],
  ];
  test.each(rows)('%s', (_reason, change, actor, subject, otherHeads, code, leavesNoOwner) => {
    const decided = decideChange(change, { actor, subject, otherHeads, leavesNoOwner });
    expect(decided.ok ? null : decided.refusal.code).toBe(code);
  });
});

test('a role can be given on its own side alone, and by nobody who holds less', () => {
  expect(rolesOf(null)).toEqual(['admin', 'finance_operator', 'finance_approver', 'auditor']);
  expect(rolesOf(M)).toEqual(['merchant_owner', 'merchant_viewer']);
  for (const role of rolesOf(null)) {
    expect(mayGive(admin, role, null).ok).toBe(true);
    expect(mayGive(owner, role, null).ok).toBe(false);
  }
  expect(mayGive(actorOf('merchant_viewer', M), 'merchant_owner', M)).toMatchObject({
    refusal: { code: 'not_allowed' },
  });
});
