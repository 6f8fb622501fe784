import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCustomer, makePlan, subscribe } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { makeMonthlyInvoices } from './make-monthly-invoices';
import { pricePlan } from './plans';
import { listInvoices } from './read-invoices';
import { endSubscription, pauseSubscription, resumeSubscription } from './subscriptions';

const actor = jobActor('test');
let restore = () => {};
const at = (instant: string) => {
  restore();
  restore = fixClock(instant);
};
beforeEach(() => at('2026-04-02T12:00:00Z'));
afterEach(() => restore());

/** The invoices of a customer, the oldest first: period, amount before tax, day of charge. */
async function madeFor(customer: string) {
  const { data } = unwrap(await listInvoices(actor, { customer, limit: 200 }));
  return data.map(({ periodFrom, net, chargeOn }) => `${periodFrom} ${net.amount} ${chargeOn}`).toReversed();
}

describe('a subscription', () => {
  test('makes each month one invoice, however often and by how many it is asked', async () => {
    const customer = await makeCustomer();
    await subscribe(customer, await makePlan(), '2026-04-01');
    for (let time = 0; time < 2; time++) await Promise.all([1, 2, 3].map(() => makeMonthlyInvoices()));
    expect(await madeFor(customer)).toEqual(['2026-04-01 1800 2026-04-01']);
    at('2026-04-26T12:00:00Z');
    await makeMonthlyInvoices();
    expect(await madeFor(customer)).toEqual(['2026-04-01 1800 2026-04-01', '2026-05-01 1800 2026-05-01']);
    at('2026-05-20T12:00:00Z');
    expect(await makeMonthlyInvoices()).toMatchObject({ made: 0 });
  });

  test('that begins within a month is charged by its days, on the day it begins', async () => {
    const customer = await makeCustomer();
    await subscribe(customer, await makePlan(), '2026-04-16', 2);
    await makeMonthlyInvoices();
    expect(await madeFor(customer)).toEqual(['2026-04-01 1800 2026-04-16']);
  });

  test('makes up for months in which nobody asked', async () => {
    const customer = await makeCustomer();
    await subscribe(customer, await makePlan(), '2026-04-01');
    await makeMonthlyInvoices();
    at('2026-07-02T12:00:00Z');
    await makeMonthlyInvoices();
    expect((await madeFor(customer)).map((line) => line.slice(0, 7))).toEqual([
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
    ]);
  });

  test('ends and pauses by the day', async () => {
    const customer = await makeCustomer();
    const id = await subscribe(customer, await makePlan(), '2026-04-01');
    unwrap(await pauseSubscription(actor, { id, from: '2026-04-21', to: null }));
    expect(await pauseSubscription(actor, { id, from: '2026-05-01', to: null })).toMatchObject({ ok: false });
    await makeMonthlyInvoices();
    at('2026-05-02T12:00:00Z');
    await makeMonthlyInvoices();
    unwrap(await resumeSubscription(actor, { id, on: '2026-06-11' }));
    unwrap(await endSubscription(actor, { id, endsOn: '2026-07-02' }));
    at('2026-07-02T12:00:00Z');
    await makeMonthlyInvoices();
    // 20 of 30 days, none in May, 20 of 30, 1 of 31.
    expect(await madeFor(customer)).toEqual([
      '2026-04-01 1200 2026-04-01',
      '2026-06-01 1200 2026-06-01',
      '2026-07-01 58 2026-07-01',
    ]);
  });

  test('costs what its plan costs in that month and currency, and waits where that is not known', async () => {
    const plan = await makePlan();
    const customer = await makeCustomer();
    await subscribe(customer, plan, '2026-04-01');
    const price = { amount: 2_000, currency: 'EUR' };
    unwrap(await pricePlan(actor, { reference: plan, price, validFrom: '2026-05-01' }));
    await makeMonthlyInvoices();
    at('2026-04-28T12:00:00Z');
    await makeMonthlyInvoices();
    expect((await madeFor(customer)).map((line) => line.split(' ')[1])).toEqual(['1800', '2000']);
  });
});

test('the month is that of the customer: in Auckland it begins before it does in Los Angeles', async () => {
  const plan = await makePlan();
  at('2026-04-25T11:30:00Z');
  const [auckland, losAngeles] = [
    await makeCustomer({ timeZone: 'Pacific/Auckland' }),
    await makeCustomer({ timeZone: 'America/Los_Angeles' }),
  ];
  for (const customer of [auckland, losAngeles]) await subscribe(customer, plan, '2026-04-01');
  at('2026-04-25T13:00:00Z');
  await makeMonthlyInvoices();
  expect((await madeFor(auckland)).map((line) => line.slice(0, 10))).toEqual(['2026-04-01', '2026-05-01']);
  expect((await madeFor(losAngeles)).map((line) => line.slice(0, 10))).toEqual(['2026-04-01']);
});
