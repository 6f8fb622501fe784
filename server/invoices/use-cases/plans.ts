import { type Actor, authorise } from '@/server/identity/door';
import { fromJson } from '@/server/kernel/money';
import { type Outcome, ok, refusalWithin, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { decodeCursor, textKey, toPage } from '@/server/platform/keyset';
import { presentPlan } from '../present';
import type { CreatePlanInput, ListPlansInput, Plan, PricePlanInput } from '../schema/plans';
import { findPlan, findPlans, insertPlan, insertPrice, type PlanRow, retirePlan as retire } from '../store/plans';

/** The first month there is: what a plan costs from its beginning. */
const EVER = '2000-01-01';

const noPlan = (reference: string) => refuse('not_found', `There is no plan ${reference}.`);
const shownPlan = async (client: Queryable, reference: string) =>
  ok(presentPlan((await findPlan(client, reference)) as PlanRow));

/** Makes a plan with a price in each currency, once per reference. */
export async function createPlan(actor: Actor | null, input: CreatePlanInput): Promise<Outcome<Plan>> {
  const may = authorise(actor, 'customers:write');
  if (!may.ok) return may;
  const prices = new Map<string, { amountMinor: bigint; currency: string; validFrom: string }>();
  for (const [index, price] of input.prices.entries()) {
    const money = fromJson(price);
    if (!money.ok) return refusalWithin(`prices.${index}`, money);
    if (prices.has(price.currency)) {
      const fields = [{ field: `prices.${index}`, message: `is a second price in ${price.currency}` }];
      return refuse('invalid_input', 'A plan has one price in each currency.', { fields });
    }
    prices.set(price.currency, { ...money.value, validFrom: EVER });
  }
  return transaction(async (client) => {
    const added = await insertPlan(client, input, now());
    if (!added) return refuse('conflict', `There is a plan with the reference ${input.reference} already.`);
    for (const price of prices.values()) await insertPrice(client, added.id, price);
    await audit(client, { ...noted(may.value, input.reference, 'plan.created'), after: { ...input } });
    return shownPlan(client, input.reference);
  });
}

/** Says what a plan costs from a month on. Invoices that were made before keep their price. */
export async function pricePlan(actor: Actor | null, input: PricePlanInput): Promise<Outcome<Plan>> {
  const may = authorise(actor, 'customers:write');
  if (!may.ok) return may;
  const money = fromJson(input.price);
  if (!money.ok) return refusalWithin('price', money);
  return transaction(async (client) => {
    const plan = await findPlan(client, input.reference);
    if (!plan) return noPlan(input.reference);
    if (!(await insertPrice(client, plan.id, { ...money.value, validFrom: input.validFrom })))
      return refuse('conflict', `There is a price in ${money.value.currency} from ${input.validFrom} on already.`);
    await audit(client, {
      ...noted(may.value, input.reference, 'plan.priced'),
      after: { price: input.price, validFrom: input.validFrom },
    });
    return shownPlan(client, input.reference);
  });
}

/** A plan that can no longer be subscribed to; who has it keeps it. */
export async function retirePlan(actor: Actor | null, reference: string): Promise<Outcome<Plan>> {
  const may = authorise(actor, 'customers:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    if (!(await findPlan(client, reference))) return noPlan(reference);
    const at = now();
    if (await retire(client, reference, at))
      await audit(client, { ...noted(may.value, reference, 'plan.retired'), after: { retiredAt: at } });
    return shownPlan(client, reference);
  });
}

/** The plans, by reference. */
export async function listPlans(actor: Actor | null, input: ListPlansInput): Promise<Outcome<Page<Plan>>> {
  const may = authorise(actor, 'customers:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, textKey);
  if (!after.ok) return after;
  return ok(
    toPage(await findPlans(pool(), input.limit, after.value), input.limit, presentPlan, (row) => row.reference),
  );
}

const noted = (actor: Actor, reference: string, action: string) => ({
  actor,
  action,
  object: { type: 'plan', id: reference },
  merchantId: null,
});
