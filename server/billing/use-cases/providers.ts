import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { takingProvider } from '@/server/payments/door';
import { audit } from '@/server/platform/audit';
import { now, wallNow } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { presentProvider } from '../present';
import type { BillingProvider, ProviderLimits } from '../schema/providers';
import { findHealth, findProvider, limitsOf, listBreakerEvents, listProviders, setLimits } from '../store/providers';
import { deliveredLimits } from './provider-gate';

/** The providers that charge invoices: limits, breaker and health. */
export async function getProviders(actor: Actor | null): Promise<Outcome<BillingProvider[]>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  // The one in use is shown before its first charge too.
  await findProvider(takingProvider(), deliveredLimits, wallNow());
  const shown: BillingProvider[] = [];
  for (const row of await listProviders(pool()))
    shown.push(presentProvider(row, await listBreakerEvents(row.name), await findHealth(row.name, now())));
  return ok(shown);
}

/** Sets how much a provider is asked at once, and when its breaker opens. Runs at work go by it from their next stretch. */
export async function setProviderLimits(
  actor: Actor | null,
  { name, limits }: { name: string; limits: ProviderLimits },
): Promise<Outcome<BillingProvider[]>> {
  const may = authorise(actor, 'billing:settings');
  if (!may.ok) return may;
  const done = await transaction(async (client): Promise<Outcome<null>> => {
    const row = (await listProviders(client)).find((provider) => provider.name === name);
    if (!row) return refuse('not_found', `There is no provider ${name}.`);
    await setLimits(client, name, limits);
    await audit(client, {
      actor: may.value,
      action: 'billing_provider.changed',
      object: { type: 'billing_provider', id: name },
      merchantId: null,
      before: limitsOf(row),
      after: limits,
    });
    return ok(null);
  });
  return done.ok ? getProviders(may.value) : done;
}
