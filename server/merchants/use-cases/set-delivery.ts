import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { presentMerchant } from '../present';
import type { Merchant, SetDeliveryInput } from '../schema';
import { lockMerchant, updateDeliverAfter } from '../store';

/**
 * Sets how long after its confirmation a merchant's order counts as delivered. A timer that runs
 * already looks again when it rings: a longer time holds for it too, a shorter one does not.
 */
export async function setDelivery(actor: Actor | null, input: SetDeliveryInput): Promise<Outcome<Merchant>> {
  const may = authorise(actor, 'merchants:write');
  if (!may.ok) return may;
  const { reference, deliverAfterSeconds } = input;
  return transaction(async (client) => {
    const row = await lockMerchant(client, reference);
    if (!row) return refuse('not_found', `There is no merchant ${reference}.`);
    if (row.deliver_after_seconds === deliverAfterSeconds) return ok(presentMerchant(row));
    const changed = await updateDeliverAfter(client, row.id, deliverAfterSeconds);
    await audit(client, {
      actor: may.value,
      action: 'merchant.delivery_set',
      object: { type: 'merchant', id: reference },
      merchantId: row.id,
      before: { deliverAfterSeconds: row.deliver_after_seconds },
      after: { deliverAfterSeconds },
    });
    return ok(presentMerchant(changed));
  });
}
