import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { changedFacts, differences } from '../domain/customer-facts';
import { presentCustomer } from '../present';
import type { ChangeCustomerInput, Customer } from '../schema/customers';
import { type CustomerRow, findCustomer, lockCustomer, updateCustomer } from '../store/customers';
import { policyThere } from './policy-there';

/** Changes what is given of a customer. Invoices that are issued keep the currency and address that they have. */
export async function changeCustomer(actor: Actor | null, input: ChangeCustomerInput): Promise<Outcome<Customer>> {
  const may = authorise(actor, 'customers:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const row = await lockCustomer(client, input.reference);
    if (!row) return refuse('not_found', `There is no customer ${input.reference}.`);
    const after = changedFacts(row, input);
    if (after.status === 'suspended' && after.status_reason === null) {
      const fields = [{ field: 'statusReason', message: 'is required: say why it is suspended' }];
      return refuse('invalid_input', 'Say why the customer is suspended.', { fields });
    }
    const policy = await policyThere(client, after.dunning_policy);
    if (!policy.ok) return policy;
    const changed = differences(row, after);
    if (changed) {
      await updateCustomer(client, row.id, after, now());
      await audit(client, {
        actor: may.value,
        action: 'customer.changed',
        object: { type: 'customer', id: row.reference },
        merchantId: row.merchant_id,
        before: { ...changed.before },
        after: { ...changed.after },
        ...(input.statusReason === undefined ? {} : { why: input.statusReason }),
      });
    }
    return ok(presentCustomer((await findCustomer(client, null, row.reference)) as CustomerRow));
  });
}
