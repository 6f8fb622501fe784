import { type Actor, jobActor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { monthOf } from '@/server/invoices/domain/proration';
import { changeCustomer } from '@/server/invoices/use-cases/change-customer';
import { createCustomer } from '@/server/invoices/use-cases/create-customer';
import { creditInvoice } from '@/server/invoices/use-cases/credit-invoice';
import { createInvoice } from '@/server/invoices/use-cases/draft-invoice';
import { createPlan, pricePlan } from '@/server/invoices/use-cases/plans';
import { endSubscription, pauseSubscription, startSubscription } from '@/server/invoices/use-cases/subscriptions';
import { voidInvoice } from '@/server/invoices/use-cases/void-invoice';
import { addDays, type LocalDate, localDateOf } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { Period } from '@/server/kernel/period';
import { fixClock, now } from '@/server/platform/clock';
import { execute, pool, rows, sql } from '@/server/platform/db';
import { demoCustomers } from './customers';
import { type Issued, issueMonth, leaveUnpaid, type People, payMonth, type Subscribed } from './invoiced-months';

const actor = jobActor('demo');
/** So many months of the past have invoices, and this one has those that wait to be charged. */
const MONTHS = 9;
const TAX = 210_000;
const priced = (EUR: number, USD: number, DKK: number, SEK: number, GBP: number) => ({ EUR, USD, DKK, SEK, GBP });
const plans = {
  standard: { name: 'Standard', prices: priced(1_800, 2_000, 13_500, 20_000, 1_500) },
  business: { name: 'Business', prices: priced(4_900, 5_500, 36_500, 54_900, 4_200) },
};
/** Twelve customers had a second subscription, which ended a month ago. */
const hadSecond = [4, 9, 14, 20, 26, 33, 38, 44, 51, 57, 66, 73];
const suspended: Record<number, string> = {
  36: 'Its post comes back: we look for a new address',
  88: 'The company is being wound up',
};

/** By how many months back, and the customer's number: what is not paid of the past. */
const unpaid: Record<string, 'failed' | 'overdue' | 'void'> = {
  '1/7': 'failed',
  '1/11': 'failed',
  '1/23': 'failed',
  '1/42': 'overdue',
  '1/17': 'overdue',
  '1/52': 'overdue',
  '3/31': 'overdue',
  '2/60': 'void',
  '3/61': 'void',
  '4/0': 'void',
};

type Customer = { id: bigint; number: number; reference: string; currency: keyof typeof plans.standard.prices };

/**
 * A hundred customers, each with a subscription, and a thousand invoices of ten months: a hundred of them wait to be charged
 * this month. The people of `makerId` and `checkerId` saw the money of the others come in.
 */
export async function demoInvoicing(makerId: string, checkerId: string): Promise<void> {
  const people = { maker: await personOf(makerId), checker: await personOf(checkerId) };
  const months = monthsUntil(monthOf(localDateOf(now(), 'UTC')));
  const customers = await on(addDays((months[0] as Period).from, -20), makeCustomers);
  const subscribed: (Subscribed & { number: number })[] = [];
  for (const [index, month] of months.entries()) {
    const back = MONTHS - index;
    subscribed.push(...(await on(addDays(month.from, -8), () => subscribe(customers, back, month.from))));
    if (back === 1) await on(addDays(month.from, -7), () => endSeconds(subscribed, month.from));
    const issued = await issueMonth(month, subscribed);
    if (back > 0) await closeMonth(month, back, issued, customers, people);
  }
  const [current, last] = [months.at(-1) as Period, months.at(-2) as Period];
  await execute(pool(), sql`UPDATE customer SET invoiced_month = ${current.from}::date`);
  await on(addDays(last.from, 20), () => creditSome(last.from));
  await writeDrafts(customers);
  await changeWhatComes(customers, subscribed, current.to);
}

async function personOf(id: string): Promise<Actor> {
  const found = await rows<{ name: string; role: Role }>(
    pool(),
    sql`SELECT name, role FROM "user" WHERE id = ${id}::uuid`,
  );
  const { name, role } = found[0] as { name: string; role: Role };
  return { kind: 'user', id, name, role, merchantId: null };
}

function monthsUntil(current: Period): Period[] {
  const months = [current];
  while (months.length <= MONTHS) months.unshift(monthOf(addDays((months[0] as Period).from, -1)));
  return months;
}

async function makeCustomers(): Promise<Customer[]> {
  for (const [reference, { name, prices }] of Object.entries(plans)) {
    const all = Object.entries(prices).map(([currency, amount]) => ({ currency, amount }));
    unwrap(await createPlan(actor, { reference, name, taxRatePpm: TAX, prices: all }));
  }
  const inputs = demoCustomers();
  for (const input of inputs) unwrap(await createCustomer(actor, input));
  const ids = await rows<{ id: bigint; reference: string }>(pool(), sql`SELECT id, reference FROM customer`);
  const idOf = new Map(ids.map(({ id, reference }) => [reference, id]));
  return inputs.map(({ reference, currency }, number) => ({
    id: idOf.get(reference) as bigint,
    number,
    reference,
    currency: currency as Customer['currency'],
  }));
}

/** Most began with the first month, twenty later; every tenth in the middle of its month. */
async function subscribe(customers: Customer[], back: number, month: LocalDate) {
  const begins = customers.filter(({ number }) => back === (number < 80 ? MONTHS : 1 + (number % 8)));
  const wanted = begins.map((customer) => ({
    customer,
    plan: customer.number % 4 === 1 ? ('business' as const) : ('standard' as const),
    from: customer.number % 10 === 6 ? addDays(month, 14) : month,
    quantity: 1 + (customer.number % 3 === 0 ? customer.number % 5 : 0),
  }));
  if (back === MONTHS)
    for (const customer of begins.filter(({ number }) => hadSecond.includes(number)))
      wanted.push({ customer, plan: 'standard', from: month, quantity: 1 });
  const started: (Subscribed & { number: number })[] = [];
  for (const { customer, plan, from, quantity } of wanted) {
    const input = { customer: customer.reference, plan, quantity, startsOn: from };
    const { id } = unwrap(await startSubscription(actor, input));
    const { name, prices } = plans[plan];
    started.push({
      id,
      number: customer.number,
      customerId: customer.id,
      currency: customer.currency,
      plan: name,
      priceMinor: BigInt(prices[customer.currency]),
      taxRatePpm: TAX,
      quantity,
      from,
      to: null,
    });
  }
  return started;
}

async function endSeconds(subscribed: (Subscribed & { number: number })[], endsOn: LocalDate): Promise<void> {
  const seen = new Set<number>();
  for (const one of subscribed) {
    if (seen.has(one.number)) {
      unwrap(await endSubscription(actor, { id: one.id, endsOn, reason: 'One is enough' }));
      one.to = endsOn;
    }
    seen.add(one.number);
  }
}

async function closeMonth(month: Period, back: number, issued: Issued[], customers: Customer[], people: People) {
  const numberOf = new Map(customers.map(({ id, number }) => [id, number]));
  const cameOf = (one: Issued) => unpaid[`${back}/${numberOf.get(one.customer_id)}`];
  await payMonth(
    month,
    issued.filter((one) => !cameOf(one)),
    people,
  );
  await on(addDays(month.from, 15), async () => {
    for (const one of issued) {
      const came = cameOf(one);
      if (came === 'void')
        unwrap(await voidInvoice(actor, { id: one.id.toString(), reason: 'Written twice by mistake' }));
      else if (came === 'failed')
        await leaveUnpaid(one, came, 'The bank says that there is not enough money in the account');
      else if (came === 'overdue') await leaveUnpaid(one, came, 'It was not paid within two weeks');
    }
  });
}

async function creditSome(month: LocalDate): Promise<void> {
  const paid = await rows<{ id: bigint; unit_minor: bigint }>(
    pool(),
    sql`SELECT i.id, l.unit_minor FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
         WHERE i.status = 'paid' AND i.period_from = ${month}::date ORDER BY i.id LIMIT 5`,
  );
  for (const [index, { id, unit_minor: unitMinor }] of paid.entries()) {
    const part = {
      description: 'Ten days without service',
      quantity: 1,
      unitAmount: Number(unitMinor / 3n),
      taxRatePpm: TAX,
    };
    const reason = index < 2 ? 'Charged for a month that was not used' : 'The service stood still for ten days';
    unwrap(await creditInvoice(actor, { id: id.toString(), reason, ...(index < 2 ? {} : { lines: [part] }) }));
  }
}

async function writeDrafts(customers: Customer[]): Promise<void> {
  const lines = [
    { description: 'Setting up, on site', quantity: 6, unitAmount: 9_500, taxRatePpm: TAX },
    { description: 'Handbook, printed', quantity: 3, unitAmount: 2_400, taxRatePpm: 60_000 },
    { description: 'Rebate for a new customer', quantity: 1, unitAmount: -5_000, taxRatePpm: TAX },
  ];
  const note = 'Thank you for having us. The handbook comes by post.';
  for (const { reference } of customers.slice(1, 3))
    unwrap(await createInvoice(actor, { customer: reference, lines, note }));
}

/** What is known of the months to come: a higher price, a pause, and customers that are not served for now. */
async function changeWhatComes(customers: Customer[], subscribed: Subscribed[], next: LocalDate): Promise<void> {
  unwrap(await pricePlan(actor, { reference: 'business', price: { amount: 5_200, currency: 'EUR' }, validFrom: next }));
  unwrap(await pauseSubscription(actor, { id: (subscribed[5] as Subscribed).id, from: next, to: addDays(next, 20) }));
  for (const [number, statusReason] of Object.entries(suspended)) {
    const { reference } = customers[Number(number)] as Customer;
    unwrap(await changeCustomer(actor, { reference, status: 'suspended', statusReason }));
  }
}

/** Does it at noon of a day that has passed. */
async function on<T>(day: LocalDate, work: () => Promise<T>): Promise<T> {
  const setTimeBack = fixClock(`${day}T12:00:00Z`);
  try {
    return await work();
  } finally {
    setTimeBack();
  }
}
