import { type Actor, authorise } from '@/server/identity/door';
import { firstOfMonth, localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, readerFor, transaction } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { pauseInTheWay, pauseWithin } from '../domain/pauses';
import { presentSubscription } from '../present';
import type {
  EndSubscriptionInput,
  ListSubscriptionsInput,
  PauseSubscriptionInput,
  ResumeSubscriptionInput,
  StartSubscriptionInput,
  Subscription,
} from '../schema/plans';
import { findCustomer } from '../store/customers';
import { findPlan } from '../store/plans';
import * as store from '../store/subscriptions';

/** Starts a customer's subscription to a plan that has a price in the customer's currency. */
export async function startSubscription(
  actor: Actor | null,
  input: StartSubscriptionInput,
): Promise<Outcome<Subscription>> {
  const may = authorise(actor, 'customers:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const customer = await findCustomer(client, null, input.customer);
    if (!customer) return refuse('not_found', `There is no customer ${input.customer}.`);
    const plan = await findPlan(client, input.plan);
    if (!plan) return invalid('plan', `is no plan of ours: ${input.plan}`);
    if (plan.retired_at) return refuse('conflict', `The plan ${plan.reference} can no longer be subscribed to.`);
    if (!plan.prices.some(({ currency, validFrom }) => currency === customer.currency && validFrom <= input.startsOn))
      return invalid('plan', `has no price in ${customer.currency} on that day`);
    const month = firstOfMonth(localDateOf(now(), customer.time_zone));
    if (input.startsOn < month)
      return invalid('startsOn', `must not be before this month, ${month}: write an invoice for what was before`);
    const { quantity, startsOn } = input;
    const facts = { customerId: customer.id, merchantId: customer.merchant_id, planId: plan.id, quantity, startsOn };
    const id = await store.insertSubscription(client, facts, now());
    await note(client, may.value, 'subscription.started', { id, merchant_id: customer.merchant_id }, { ...input });
    return shown(client, id);
  });
}

/** Ends a subscription on a day, also one that has passed: what is invoiced already stays, and can be credited. */
export const endSubscription = (actor: Actor | null, input: EndSubscriptionInput): Promise<Outcome<Subscription>> =>
  change(actor, input.id, async (client, row, by) => {
    if (row.ends_on !== null && row.ends_on <= input.endsOn)
      return refuse('conflict', `This subscription ends on ${row.ends_on} already.`);
    if (input.endsOn < row.starts_on) return invalid('endsOn', `must not be before it starts, ${row.starts_on}`);
    await store.endSubscription(client, row.id, input.endsOn);
    await note(client, by, 'subscription.ended', row, { endsOn: input.endsOn }, input.reason);
    return ok(null);
  });

/** Leaves days out that are not charged; without an end, until it is resumed. */
export const pauseSubscription = (actor: Actor | null, input: PauseSubscriptionInput): Promise<Outcome<Subscription>> =>
  change(actor, input.id, async (client, row, by) => {
    const problem = pauseWithin(input, { from: row.starts_on, to: row.ends_on });
    if (problem) return invalid(problem.field, problem.message);
    const other = pauseInTheWay(input, row.pauses);
    if (other) return refuse('conflict', `This falls into the pause that begins on ${other.from}.`);
    await store.insertPause(client, row, input.from, input.to);
    await note(client, by, 'subscription.paused', row, { from: input.from, to: input.to });
    return ok(null);
  });

/** Ends the pause that goes on. */
export const resumeSubscription = (
  actor: Actor | null,
  input: ResumeSubscriptionInput,
): Promise<Outcome<Subscription>> =>
  change(actor, input.id, async (client, row, by) => {
    if (!(await store.endPause(client, row.id, input.on)))
      return refuse('conflict', 'No pause that began before that day goes on.');
    await note(client, by, 'subscription.resumed', row, { on: input.on });
    return ok(null);
  });

/** One subscription; for a merchant's people only their merchant's own. */
export async function getSubscription(actor: Actor | null, id: string): Promise<Outcome<Subscription>> {
  const may = authorise(actor, 'customers:read');
  if (!may.ok) return may;
  const { merchantId } = may.value;
  const row = await store.findSubscription(readerFor(merchantId), merchantId, id);
  return row ? ok(presentSubscription(row)) : refuse('not_found', 'There is no such subscription.');
}

/** The subscriptions, the newest first. */
export async function listSubscriptions(
  actor: Actor | null,
  input: ListSubscriptionsInput,
): Promise<Outcome<Page<Subscription>>> {
  const may = authorise(actor, 'customers:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const { merchantId } = may.value;
  const found = await store.findSubscriptions(readerFor(merchantId), merchantId, input, before.value);
  return ok(toPage(found, input.limit, presentSubscription, (row) => row.id.toString()));
}

/** Does something with one subscription, locked, and shows it. */
async function change(
  actor: Actor | null,
  id: string,
  act: (client: Queryable, row: store.SubscriptionRow, by: Actor) => Promise<Outcome<null>>,
): Promise<Outcome<Subscription>> {
  const may = authorise(actor, 'customers:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const row = await store.lockSubscription(client, id);
    if (!row) return refuse('not_found', 'There is no such subscription.');
    const done = await act(client, row, may.value);
    return done.ok ? shown(client, row.id) : done;
  });
}

const shown = async (client: Queryable, id: bigint): Promise<Outcome<Subscription>> =>
  ok(presentSubscription((await store.findSubscription(client, null, id)) as store.SubscriptionRow));

const note = (
  client: Queryable,
  actor: Actor,
  action: string,
  row: { id: bigint; merchant_id: bigint | null },
  after: Record<string, unknown>,
  why?: string,
) =>
  audit(client, {
    actor,
    action,
    object: { type: 'subscription', id: row.id.toString() },
    merchantId: row.merchant_id,
    after,
    ...(why === undefined ? {} : { why }),
  });

const invalid = (field: string, message: string): Outcome<never> =>
  refuse('invalid_input', `The request is not valid: ${field} ${message}.`, { fields: [{ field, message }] });
