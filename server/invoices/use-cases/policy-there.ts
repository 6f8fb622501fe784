import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Queryable } from '@/server/platform/db';
import { findPolicies } from '../store/dunning-policies';

/** Whether the dunning policy that somebody chose for a customer is there. */
export async function policyThere(client: Queryable, reference: string): Promise<Outcome<null>> {
  if ((await findPolicies(client, reference)).length > 0) return ok(null);
  const fields = [{ field: 'dunningPolicy', message: 'is no dunning policy of ours' }];
  return refuse('invalid_input', `There is no dunning policy ${reference}.`, { fields });
}
