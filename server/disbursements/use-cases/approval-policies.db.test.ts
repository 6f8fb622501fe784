import { describe, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import type { Actor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { unwrap } from '@/server/kernel/outcome';
import { decidePolicy, listApprovalPolicies, proposePolicy } from './approval-policies';

const person = async (role: Role): Promise<Actor> => {
  const id = await makePerson(role);
  return {
    kind: 'user',
    id,
    name: role,
    role,
    merchantId: null,
    session: { id, pending: null, secondFactorAt: null },
  };
};
const proposer = await person('admin');
const other = await person('finance_approver');
const looker = await person('auditor');

const rules = {
  tiers: [{ currency: 'EUR', fromMinor: 10_000, approvers: 3 }],
  automatic: [],
  reason: 'more eyes on more money',
};
const latest = async (actor: Actor) => unwrap(await listApprovalPolicies(actor))[0];

describe('a policy that somebody proposed', () => {
  test('is decided on by another, taken back by who proposed it, and in force only then', async () => {
    const { id } = unwrap(await proposePolicy(proposer, rules));
    expect(await latest(proposer)).toMatchObject({ id, state: 'waiting', isOwn: true, mayDecide: false });
    expect(await latest(other)).toMatchObject({ isOwn: false, mayDecide: true });
    expect(await latest(looker)).toMatchObject({ isOwn: false, mayDecide: false });
    expect(await proposePolicy(other, rules)).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await decidePolicy(proposer, { id, confirm: true })).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await decidePolicy(looker, { id, confirm: true })).toMatchObject({ ok: false });

    unwrap(await decidePolicy(proposer, { id, confirm: false, words: 'a thought too early' }));
    expect(await latest(other)).toMatchObject({ state: 'rejected', words: 'a thought too early', mayDecide: false });

    const again = unwrap(await proposePolicy(proposer, rules));
    unwrap(await decidePolicy(other, { id: again.id, confirm: true }));
    expect(await latest(looker)).toMatchObject({
      state: 'in_force',
      tiers: rules.tiers,
      decidedBy: 'finance_approver',
    });
  });
});
