import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import type { DunningRules } from '../domain/dunning';
import { presentPolicy, presentVersion } from '../present';
import type {
  ChangeDunningPolicyInput,
  CreateDunningPolicyInput,
  DunningPolicy,
  DunningVersion,
} from '../schema/dunning';
import {
  findPolicies,
  findVersions,
  insertPolicy,
  insertVersion,
  lockPolicy,
  type PolicyRow,
} from '../store/dunning-policies';

const noPolicy = (reference: string) => refuse('not_found', `There is no dunning policy ${reference}.`);

/** The policies as they are now, the one of every customer first. */
export async function listDunningPolicies(actor: Actor | null): Promise<Outcome<{ data: DunningPolicy[] }>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  return ok({ data: (await findPolicies(pool())).map(presentPolicy) });
}

/** What a policy has said over time, the newest first. */
export async function listDunningVersions(
  actor: Actor | null,
  reference: string,
): Promise<Outcome<{ data: DunningVersion[] }>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  const [policy] = await findPolicies(pool(), reference);
  if (!policy) return noPolicy(reference);
  return ok({ data: (await findVersions(pool(), policy.id)).map(presentVersion) });
}

/** Makes a policy, once per reference. */
export async function createDunningPolicy(
  actor: Actor | null,
  input: CreateDunningPolicyInput,
): Promise<Outcome<DunningPolicy>> {
  const may = authorise(actor, 'billing:settings');
  if (!may.ok) return may;
  const { reference, name } = input;
  return transaction(async (client) => {
    const at = now();
    const added = await insertPolicy(client, reference, at);
    if (!added) return refuse('conflict', `There is a dunning policy ${reference} already.`);
    const rules = inOrder(input);
    await insertVersion(client, { policyId: added.id, name, ...rules, madeBy: may.value.name, why: null, at });
    await note(client, may.value, 'dunning_policy.created', reference, { after: { name, ...rules } });
    return shown(client, reference);
  });
}

/** Changes what a policy says from now on: a new version. What the old one did stays done. */
export async function changeDunningPolicy(
  actor: Actor | null,
  { reference, why, ...input }: ChangeDunningPolicyInput,
): Promise<Outcome<DunningPolicy>> {
  const may = authorise(actor, 'billing:settings');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const locked = await lockPolicy(client, reference);
    const [policy] = await findPolicies(client, reference);
    if (!locked || !policy) return noPolicy(reference);
    const before = factsOf(policy);
    const given = {
      name: input.name ?? before.name,
      overdueAfterDays: input.overdueAfterDays ?? before.overdueAfterDays,
      uncollectibleAfterDays: input.uncollectibleAfterDays ?? before.uncollectibleAfterDays,
      reminderDays: input.reminderDays ?? before.reminderDays,
    };
    const after = { name: given.name, ...inOrder(given) };
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    );
    if (changed.length > 0) {
      const pick = (facts: typeof after) => Object.fromEntries(changed.map((field) => [field, facts[field]]));
      await insertVersion(client, {
        policyId: policy.id,
        ...after,
        madeBy: may.value.name,
        why: why ?? null,
        at: now(),
      });
      await note(client, may.value, 'dunning_policy.changed', reference, {
        before: pick(before),
        after: pick(after),
        ...(why === undefined ? {} : { why }),
      });
    }
    return shown(client, reference);
  });
}

const factsOf = (row: PolicyRow) => ({
  name: row.name,
  overdueAfterDays: row.overdue_after_days,
  uncollectibleAfterDays: row.uncollectible_after_days,
  reminderDays: row.reminder_days,
});

const inOrder = ({ overdueAfterDays, uncollectibleAfterDays, reminderDays }: DunningRules) => ({
  overdueAfterDays,
  uncollectibleAfterDays,
  reminderDays: reminderDays.toSorted((a, b) => a - b),
});

const shown = async (client: Queryable, reference: string) =>
  ok(presentPolicy((await findPolicies(client, reference))[0] as PolicyRow));

type Noted = { before?: Record<string, unknown>; after: Record<string, unknown>; why?: string };
const note = (client: Queryable, actor: Actor, action: string, reference: string, noted: Noted) =>
  audit(client, { actor, action, object: { type: 'dunning_policy', id: reference }, merchantId: null, ...noted });
