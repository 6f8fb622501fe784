import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { findTrading } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { newFacts } from '../domain/customer-facts';
import { presentCustomer } from '../present';
import type { CreateCustomerInput, Customer } from '../schema/customers';
import { type CustomerRow, findCustomer, insertCustomer } from '../store/customers';
import { policyThere } from './policy-there';

/** Makes a customer, once per reference. */
export async function createCustomer(actor: Actor | null, input: CreateCustomerInput): Promise<Outcome<Customer>> {
  const may = authorise(actor, 'customers:write');
  if (!may.ok) return may;
  const merchant = input.merchant === undefined ? null : await findTrading(null, input.merchant);
  if (input.merchant !== undefined && !merchant) {
    const message = `There is no merchant ${input.merchant}.`;
    return refuse('invalid_input', message, { fields: [{ field: 'merchant', message: 'is no merchant of ours' }] });
  }
  const facts = newFacts(input);
  return transaction(async (client) => {
    const policy = await policyThere(client, facts.dunning_policy);
    if (!policy.ok) return policy;
    if (!(await insertCustomer(client, input.reference, merchant?.id ?? null, facts, now())))
      return refuse('conflict', `There is a customer with the reference ${input.reference} already.`);
    const { payment_token: _, ...after } = facts;
    await audit(client, {
      actor: may.value,
      action: 'customer.created',
      object: { type: 'customer', id: input.reference },
      merchantId: merchant?.id ?? null,
      after,
    });
    return ok(presentCustomer((await findCustomer(client, null, input.reference)) as CustomerRow));
  });
}
