import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { deliveredRules } from '../domain/next-step';
import { presentPolicy } from '../present';
import type { BillingSettings, RetryPolicy, RetryRules } from '../schema/policy';
import { findPolicy, findSettings, insertPolicy, insertSettings, listPolicies } from '../store/policies';
import { deliveredSettings } from './terms';

/** The retry policy as it holds, and its versions before, the latest first. */
export async function getPolicies(actor: Actor | null): Promise<Outcome<RetryPolicy[]>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  const versions = (await listPolicies()).map((row) => presentPolicy(row, deliveredRules));
  return ok([...versions, presentPolicy(null, deliveredRules)]);
}

/** Sets another policy. What the one before has scheduled stays scheduled. */
export async function changePolicy(
  actor: Actor | null,
  { rules, why }: { rules: RetryRules; why: string },
): Promise<Outcome<RetryPolicy>> {
  const may = authorise(actor, 'billing:settings');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const before = (await findPolicy(client))?.rules ?? deliveredRules;
    await insertPolicy(client, rules, actorKey(may.value), why, now());
    await audit(client, {
      actor: may.value,
      action: 'billing_policy.changed',
      object: { type: 'billing_policy', id: 'retries' },
      merchantId: null,
      before,
      after: rules,
      why,
    });
    return ok(presentPolicy(await findPolicy(client), deliveredRules));
  });
}

/** When months are billed. */
export async function getSettings(actor: Actor | null): Promise<Outcome<BillingSettings>> {
  const may = authorise(actor, 'billing:read');
  return may.ok ? ok((await findSettings()) ?? deliveredSettings) : may;
}

export async function changeSettings(actor: Actor | null, to: BillingSettings): Promise<Outcome<BillingSettings>> {
  const may = authorise(actor, 'billing:settings');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const before = (await findSettings(client)) ?? deliveredSettings;
    await insertSettings(client, to, actorKey(may.value), now());
    await audit(client, {
      actor: may.value,
      action: 'billing_settings.changed',
      object: { type: 'billing_settings', id: 'months' },
      merchantId: null,
      before: { ...before },
      after: { ...to },
    });
    return ok(to);
  });
}
