import { type Actor, authorise } from '@/server/identity/door';
import { fromJson } from '@/server/kernel/money';
import { type Outcome, ok, refusalWithin, refuse } from '@/server/kernel/outcome';
import { findTrading } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { ORDER_CREATED, orderEvent } from '../events';
import { presentOrder } from '../present';
import type { CreateOrderInput, Order } from '../schema';
import { insertOrder, type NewOrder } from '../store/moves';
import { findOrderByReference, type OrderRow } from '../store/reading';
import { moveLocked } from './move-order';

/**
 * Makes an order once per merchant and reference: the same one again gives the order that is there, another one is refused
 * and told what is there. Nothing to pay: confirmed at once.
 */
export async function createOrder(
  actor: Actor | null,
  input: CreateOrderInput,
): Promise<Outcome<{ order: Order; alreadyThere: boolean }>> {
  const may = authorise(actor, 'orders:write');
  if (!may.ok) return may;
  if (input.merchant === undefined && may.value.merchantId === null)
    return invalid('merchant', 'is required: you act for all merchants');
  const money = fromJson(input.amount);
  if (!money.ok) return refusalWithin('amount', money);
  const { amountMinor, currency } = money.value;
  if (amountMinor < 0n) return invalid('amount.amount', 'must not be negative');
  const merchant = await findTrading(may.value.merchantId, input.merchant);
  if (!merchant) return refuse('not_found', `There is no merchant ${input.merchant}.`);

  const { externalReference, shopperReference = null, description = null } = input;
  const given = { merchantId: merchant.id, externalReference, shopperReference, description, amountMinor, currency };
  return transaction(async (client) => {
    const added = merchant.isClosed ? null : await insertOrder(client, given, now());
    if (added) {
      await audit(client, {
        actor: may.value,
        action: 'order.created',
        object: { type: 'order', id: added.id.toString() },
        merchantId: merchant.id,
        after: { externalReference, amount: input.amount, status: 'created' },
      });
      await emit(client, orderEvent(ORDER_CREATED, added.id));
      if (amountMinor === 0n) await moveLocked(client, added, 'confirm', { actor: may.value });
    }
    const row = await findOrderByReference(client, merchant.id, externalReference);
    if (!row) return refuse('conflict', `The merchant ${merchant.reference} is closed: it takes no new orders.`);
    if (!added && !isSame(row, given)) {
      return refuse('conflict', `There is another order with the reference ${externalReference}: see \`order\`.`, {
        details: { order: presentOrder(row) },
      });
    }
    return ok({ order: presentOrder(row), alreadyThere: !added });
  });
}

const isSame = (row: OrderRow, given: NewOrder): boolean =>
  row.amount_minor === given.amountMinor &&
  row.currency === given.currency &&
  row.shopper_reference === given.shopperReference &&
  row.description === given.description;

const invalid = (field: string, message: string): Outcome<never> =>
  refuse('invalid_input', `The request is not valid: ${field} ${message}.`, { fields: [{ field, message }] });
