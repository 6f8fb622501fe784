import { type Actor, actorKey, authorise, authorisePerson } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import type { ApprovalPolicy, DecidePolicyInput, ProposePolicyInput } from '../schema/policies';
import { decidePolicy as decide, insertPolicy, listPolicies, lockPolicies, type PolicyRow } from '../store/policies';

/** The versions of the approval policy, the latest first. */
export async function listApprovalPolicies(actor: Actor | null): Promise<Outcome<ApprovalPolicy[]>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const found = await listPolicies(pool());
  const inForce = found.find((policy) => policy.decision === 'approved')?.id;
  const mayDecide = authorisePerson(actor, 'runs:policy').ok;
  return ok(
    found.map((row) => ({
      id: row.id.toString(),
      tiers: row.tiers,
      automatic: row.automatic,
      reason: row.reason,
      proposedBy: row.proposed_by_name,
      proposedAt: row.proposed_at.toISOString(),
      state: stateOf(row, inForce),
      decidedBy: row.decided_by_name,
      decidedAt: row.decided_at?.toISOString() ?? null,
      words: row.words,
      isOwn: row.proposed_by === actorKey(may.value),
      mayDecide: row.decision === null && mayDecide && row.proposed_by !== actorKey(may.value),
    })),
  );
}

/** Proposes a version. It is in force once a second person has confirmed it; one waits at a time. */
export async function proposePolicy(actor: Actor | null, input: ProposePolicyInput): Promise<Outcome<{ id: string }>> {
  const may = authorisePerson(actor, 'runs:policy');
  if (!may.ok) return may;
  return transaction(async (client) => {
    await lockPolicies(client);
    if ((await listPolicies(client)).some((policy) => policy.decision === null))
      return refuse('conflict', 'A policy waits for a second person already: that one comes first.');
    const by = { by: actorKey(may.value), byName: may.value.name, at: now() };
    const id = await insertPolicy(client, { ...input, ...by });
    await audit(client, {
      actor: may.value,
      action: 'approval_policy.proposed',
      object: { type: 'approval_policy', id: id.toString() },
      merchantId: null,
      after: { tiers: input.tiers, automatic: input.automatic },
      why: input.reason,
    });
    return ok({ id: id.toString() });
  });
}

/** The second person's word. Who proposed it may take it back, and never confirm it. */
export async function decidePolicy(actor: Actor | null, input: DecidePolicyInput): Promise<Outcome<{ id: string }>> {
  const may = authorisePerson(actor, 'runs:policy');
  if (!may.ok) return may;
  return transaction(async (client) => {
    await lockPolicies(client);
    const policy = (await listPolicies(client)).find(({ id }) => id.toString() === input.id);
    if (!policy) return refuse('not_found', 'There is no such policy.');
    if (policy.decision !== null) return refuse('conflict', 'This policy was decided on already.');
    const by = actorKey(may.value);
    if (input.confirm && policy.proposed_by === by)
      return refuse('conflict', 'You proposed it yourself: somebody else confirms it.');
    const words = input.words || null;
    const decision = input.confirm ? 'approved' : 'rejected';
    await decide(client, policy.id, { decision, by, byName: may.value.name, at: now(), words });
    await audit(client, {
      actor: may.value,
      action: input.confirm ? 'approval_policy.confirmed' : 'approval_policy.rejected',
      object: { type: 'approval_policy', id: input.id },
      merchantId: null,
      after: { tiers: policy.tiers, automatic: policy.automatic },
      ...(words === null ? {} : { why: words }),
    });
    return ok({ id: input.id });
  });
}

function stateOf({ id, decision }: PolicyRow, inForce: bigint | undefined): ApprovalPolicy['state'] {
  if (decision === null) return 'waiting';
  if (decision === 'rejected') return 'rejected';
  return id === inForce ? 'in_force' : 'past';
}
