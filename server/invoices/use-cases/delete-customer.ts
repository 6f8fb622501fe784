import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { deleteUnused, lockCustomer } from '../store/customers';

/** Deletes a customer that never subscribed nor was invoiced: somebody's mistake. What has a past stays, and is suspended. */
export async function deleteCustomer(actor: Actor | null, reference: string): Promise<Outcome<null>> {
  const may = authorise(actor, 'customers:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const row = await lockCustomer(client, reference);
    if (!row) return refuse('not_found', `There is no customer ${reference}.`);
    if (!(await deleteUnused(client, row.id)))
      return refuse('conflict', 'This customer has subscriptions or invoices, which stay: suspend it instead.');
    await audit(client, {
      actor: may.value,
      action: 'customer.deleted',
      object: { type: 'customer', id: reference },
      merchantId: row.merchant_id,
      before: { name: row.name, email: row.email },
    });
    return ok(null);
  });
}
