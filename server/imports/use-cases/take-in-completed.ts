import { randomUUID } from 'node:crypto';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { findTrading, merchantsByReference } from '@/server/merchants/door';
import { findOrderIds, type ImportedOrder, recordTakenIn, takeInOrders } from '@/server/orders/door';
import { accrueOrders } from '@/server/payables/door';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { requestContext } from '@/server/platform/request-context';
import { countResults, type ReadCompleted, readCompleted } from '../domain/read-completed';
import type { CompletedResult, CompletedResults, TakeInCompletedInput } from '../schema';
import { describeConflict } from './describe-conflict';

/**
 * Takes a stream of completed orders in, each once whatever is repeated, and owes their merchants for them: all good ones
 * of a call or, when it fails, none. A bad one keeps no other out.
 */
export async function takeInCompleted(
  actor: Actor | null,
  { merchant, orders: given }: TakeInCompletedInput,
): Promise<Outcome<CompletedResults>> {
  const may = authorise(actor, 'orders:write');
  if (!may.ok) return may;
  const own = may.value.merchantId;
  const ofCall = await findTrading(own, merchant);
  if (!ofCall && merchant !== undefined) return refuse('not_found', `There is no merchant ${merchant}.`);

  const at = now();
  const read = given.map((item) => readCompleted(item, at));
  const references = new Set(read.flatMap((item) => (item.ok && item.order.merchant) || []));
  const named = await merchantsByReference(pool(), [...references]);
  const merchantOf = ({ merchant: reference }: ReadCompleted) => {
    const found = reference === undefined ? ofCall : named.get(reference);
    // Another merchant's does not exist for a merchant's people and keys.
    return found && (own === null || found.id === own) ? found : null;
  };

  const results = read.map((item, index) => resultOf(given[index], index, item.ok ? [] : item.fields));
  const good: { order: ImportedOrder; timeZone: string; result: CompletedResult }[] = [];
  for (const [index, item] of read.entries()) {
    if (!item.ok) continue;
    const result = results[index] as CompletedResult;
    const found = merchantOf(item.order);
    if (found) good.push({ order: { ...item.order, merchantId: found.id }, timeZone: found.timeZone, result });
    else
      result.fields.push({
        field: 'merchant',
        message: item.order.merchant ? 'there is no such merchant' : 'is required',
      });
  }
  if (good.length > 0) await transaction((client) => take(client, may.value, good));
  for (const result of results) {
    if (result.result === 'invalid')
      result.message = result.fields.map(({ field, message }) => `${field} ${message}`.trim()).join('; ');
  }
  return ok({ counts: countResults(results), results });
}

type Good = { order: ImportedOrder; timeZone: string; result: CompletedResult };

/** Takes good orders in, and notes in the result of each what became of it. */
async function take(client: Queryable, actor: Actor, good: Good[]): Promise<void> {
  const orders = good.map(({ order }) => order);
  const taken = await takeInOrders(client, orders);
  const zones = new Map(good.map(({ order, timeZone }) => [order.merchantId, timeZone]));
  const cause = { kind: 'completed_orders', id: requestContext().requestId ?? randomUUID() };
  await accrueOrders(client, taken, orders, (merchantId) => zones.get(merchantId) as string, cause);
  await recordTakenIn(client, actor, taken, orders);

  const results = good.map(({ result }) => result);
  for (const result of results) result.result = 'already_there';
  for (const { index, isNew } of taken.captures) at(results, index).result = isNew ? 'created' : 'completed';
  for (const { index } of taken.paidThroughUs) at(results, index).result = 'completed';
  for (const there of taken.conflicts) {
    const message = `This order is there already ${describeConflict(there, at(orders, there.index))}: it was left as it is.`;
    Object.assign(at(results, there.index), { result: 'conflict', message });
  }
  for (const { index, id } of await findOrderIds(client, orders)) at(results, index).orderId = id.toString();
}

const at = <T>(list: T[], index: number): T => list[index] as T;

/** What is answered for an order until it is taken in. */
function resultOf(given: unknown, index: number, fields: CompletedResult['fields']): CompletedResult {
  const reference = (given as { externalReference?: unknown } | null)?.externalReference;
  const externalReference = typeof reference === 'string' ? reference : null;
  return { index, externalReference, result: 'invalid', orderId: null, message: null, fields };
}
