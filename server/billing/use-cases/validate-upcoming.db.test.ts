import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCustomer, makeInvoice, makePlan, subscribe } from '@/prisma/demo/invoices';
import { type Actor, jobActor } from '@/server/identity/door';
import { changeCustomer } from '@/server/invoices/use-cases/change-customer';
import { pricePlan } from '@/server/invoices/use-cases/plans';
import { voidInvoice } from '@/server/invoices/use-cases/void-invoice';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { listReviewItems, resolveReviewItem } from './reviews';
import { startRun } from './start-run';
import { validateUpcoming } from './validate-upcoming';
import { workRun } from './work-run';

const staff = jobActor('test');
const card = { token: 'sim_ok', brand: 'visa', last4: '4242', expiry: '12/30' } as const;
let restore = () => {};
const at = (instant: string) => {
  restore();
  restore = fixClock(instant);
};
beforeEach(async () => {
  at('2026-05-29T12:00:00Z');
  await pool().query(
    `UPDATE review_item SET resolved_at = now(), resolved_by = 'job:test', resolution = 'over' WHERE resolved_at IS NULL`,
  );
});
afterEach(() => restore());

const validate = async () => unwrap(await validateUpcoming(staff));
const open = async (customer: string) =>
  unwrap(await listReviewItems(staff, { limit: 100, state: 'open' })).data.filter((item) => item.customer === customer);
const codes = async (customer: string) =>
  (await open(customer)).map(({ code }) => code).toSorted((a, b) => a.localeCompare(b));
const due = (customer: string, chargeOn = '2026-06-01') => makeInvoice(customer, { chargeOn });

describe('three days before', () => {
  test.each([
    ['2026-05-29T09:59:59Z', 'Pacific/Kiritimati', ['no_payment_method'], 'there it is the 29th'],
    ['2026-05-28T09:59:59Z', 'Pacific/Kiritimati', [], 'and here still the 28th'],
    ['2026-05-29T09:59:59Z', 'Pacific/Pago_Pago', [], 'in the west it is the day before'],
    ['2026-05-29T11:00:00Z', 'Pacific/Pago_Pago', ['no_payment_method'], 'where the 29th has begun as well'],
  ])('at %s, of a customer in %s: %j, since %s', async (instant, timeZone, expected) => {
    const customer = await makeCustomer({ timeZone });
    await due(customer);
    at(instant);
    await validate();
    expect(await codes(customer)).toEqual(expected);
  });

  test('what would not succeed is found once, told on the invoice’s time line, and closed when it is mended', async () => {
    const customer = await makeCustomer();
    const { id } = await due(customer);
    await validate();
    expect(await validate()).toMatchObject({ found: 0, mended: 0 });
    expect(await open(customer)).toMatchObject([{ invoiceId: id, foundBy: 'validation', code: 'no_payment_method' }]);
    unwrap(await changeCustomer(staff, { reference: customer, card }));
    expect(await validate()).toMatchObject({ found: 0, mended: 1 });
    expect(await open(customer)).toEqual([]);
    const { rows } = await pool().query(
      `SELECT action FROM audit_entry WHERE object_type = 'invoice' AND object_id = $1 AND action LIKE '%problem%' ORDER BY id`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['invoice.problem_found', 'invoice.problem_mended']);
  });

  test('an ended card, a suspended customer and another currency are found', async () => {
    const customer = await makeCustomer({ card: { ...card, expiry: '05/26' } });
    await due(customer);
    unwrap(
      await changeCustomer(staff, {
        reference: customer,
        status: 'suspended',
        statusReason: 'asked to',
        currency: 'SEK',
      }),
    );
    await validate();
    expect(await codes(customer)).toEqual(['card_expired', 'currency_mismatch', 'customer_suspended']);
    for (const { next } of await open(customer)) expect(next).not.toBe('Look at the customer.');
  });

  const last = async (invoiceId: string) =>
    unwrap(await listReviewItems(staff, { limit: 100, state: 'resolved' })).data.find(
      (item) => item.invoiceId === invoiceId,
    );

  test.each([
    ['voided', 'The invoice was voided.', 'job:validate-upcoming'],
    ['charged all the same', 'The invoice was charged.', 'job:billing'],
    ['resolved by a person', 'They pay by transfer.', 'key:7'],
  ])('an item of an invoice that is %s says: %s (%s)', async (how, resolution, resolvedBy) => {
    const customer = await makeCustomer({ card: { ...card, expiry: '05/26' } });
    const { id } = await due(customer);
    const kept = await due(await makeCustomer());
    await validate();
    const [item] = await open(customer);
    at('2026-06-01T10:00:00Z');
    if (how === 'voided') unwrap(await voidInvoice(staff, { id, reason: 'A mistake' }));
    else if (how === 'resolved by a person')
      unwrap(await resolveReviewItem(person, { id: item?.id as string, resolution }));
    else await workRun(unwrap(await startRun(staff, { period: '2026-06' })).run.id, { stretchMs: 60_000 });
    await validate();
    expect(await last(id)).toMatchObject({ resolution, resolvedBy, resolvedAt: '2026-06-01T10:00:00.000Z' });
    expect(await resolveReviewItem(person, { id: item?.id as string, resolution: 'Again' })).toMatchObject({
      refusal: { code: 'conflict' },
    });
    expect(await last(kept.id)).toBeUndefined();
  });

  test('what a person resolved is not found again at once, and is the month after', async () => {
    const customer = await makeCustomer();
    await due(customer);
    await validate();
    const [item] = await open(customer);
    unwrap(await resolveReviewItem(person, { id: item?.id as string, resolution: 'They pay by transfer.' }));
    await validate();
    expect(await codes(customer)).toEqual([]);
    at('2026-06-28T12:00:00Z');
    await validate();
    expect(await codes(customer)).toEqual(['no_payment_method']);
  });

  test('a subscription without a price makes no invoice, which is told until there is one', async () => {
    const plan = await makePlan();
    const customer = await makeCustomer({ card });
    await subscribe(customer, plan, '2026-06-01');
    unwrap(await changeCustomer(staff, { reference: customer, currency: 'DKK' }));
    await validate();
    expect(await open(customer)).toMatchObject([{ code: 'no_price', invoiceId: null }]);
    unwrap(
      await pricePlan(staff, { reference: plan, price: { amount: 13_500, currency: 'DKK' }, validFrom: '2026-06-01' }),
    );
    await validate();
    expect(await codes(customer)).toEqual([]);
  });
});

const person: Actor = { kind: 'key', id: '7', name: 'A key', merchantId: null, scopes: ['billing:run'] };
