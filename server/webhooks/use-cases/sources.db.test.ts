import { expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { approvedRun, owedTo, workOff } from '@/prisma/demo/payouts';
import { startRun } from '@/server/billing/use-cases/start-run';
import { workRun } from '@/server/billing/use-cases/work-run';
import { jobActor } from '@/server/identity/door';
import { getInvoice } from '@/server/invoices/door';
import { creditInvoice } from '@/server/invoices/use-cases/credit-invoice';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { cancelOrder } from '@/server/orders/use-cases/cancel-order';
import { createOrder } from '@/server/orders/use-cases/create-order';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { answerQuestion } from '@/server/questions/use-cases/answer-question';
import { askQuestion } from '@/server/questions/use-cases/ask-question';
import { eventTypes } from '../schema/event-types';
import { createEndpoint } from './create-endpoint';
import { makeMessages } from './make-messages';

const actor = jobActor('test');

test('what happens to an order is told to its merchant, in order, as a GET on it answers', async () => {
  const merchant = await makeMerchant();
  const other = await makeMerchant();
  for (const { reference } of [merchant, other]) {
    const url = 'https://shop.example/webhooks';
    unwrap(await createEndpoint(actor, { url, description: '', eventTypes: [], merchant: reference }));
  }
  await makeMessages();
  const amount = { amount: 0, currency: 'EUR' };
  const { order } = unwrap(
    await createOrder(actor, { merchant: merchant.reference, externalReference: 'free', amount }),
  );
  unwrap(await cancelOrder(actor, { id: order.id, reason: 'Out of stock' }));
  await makeMessages();
  const { rows } = await pool().query(
    `SELECT m.type, m.payload::jsonb -> 'data' AS data, e.merchant_id FROM webhook_message m
       JOIN webhook_delivery d ON d.message_id = m.id JOIN webhook_endpoint e ON e.id = d.endpoint_id
      WHERE m.object_type = 'order' ORDER BY d.place`,
  );
  expect(rows).toMatchObject(
    ['order.created', 'order.confirmed', 'order.cancelled'].map((type) => ({
      type,
      merchant_id: merchant.id,
      data: { id: order.id, status: 'cancelled', reason: 'Out of stock' },
    })),
  );
  expect(eventTypes['order.cancelled'].data.safeParse(rows[2]?.data).success).toBe(true);
});

test('what happens to an invoice is told to the merchant that owes it, and to the platform; a customer that is none is ours', async () => {
  const merchant = await makeMerchant();
  const other = await makeMerchant();
  for (const { reference } of [merchant, other]) {
    const url = 'https://shop.example/invoices';
    unwrap(await createEndpoint(actor, { url, description: '', eventTypes: [], merchant: reference }));
  }
  const url = 'https://platform.example/invoices';
  unwrap(await createEndpoint(actor, { url, description: '', eventTypes: ['invoice.issued'] }));
  await makeMessages();
  const owing = await makeInvoice(await makeCustomer({ merchant: merchant.reference }));
  unwrap(await creditInvoice(actor, { id: owing.id, reason: 'Not used' }));
  await makeInvoice(await makeCustomer());
  await makeMessages();
  const { rows } = await pool().query(
    `SELECT m.type, m.payload::jsonb -> 'data' AS data, e.merchant_id FROM webhook_message m
       JOIN webhook_delivery d ON d.message_id = m.id JOIN webhook_endpoint e ON e.id = d.endpoint_id
      WHERE m.object_type = 'invoice' ORDER BY m.id, d.place`,
  );
  const told = (of: bigint | null) => rows.filter((row) => row.merchant_id === of).map(({ type }) => type);
  expect(told(merchant.id).toSorted()).toEqual(['invoice.credited', 'invoice.issued', 'invoice.voided']);
  expect(told(other.id)).toEqual([]);
  expect(told(null)).toEqual(['invoice.issued', 'invoice.issued']);
  const credited = rows.find(({ type }) => type === 'invoice.credited');
  expect(credited?.data).toMatchObject({ kind: 'credit_note', creditOf: owing.number });
  for (const { type, data } of rows)
    expect(eventTypes[type as keyof typeof eventTypes].data.parse(data)).toEqual(
      unwrap(await getInvoice(actor, data.id)),
    );
});

test('what came of a charge is told as what it is for the invoice', async () => {
  const merchant = await makeMerchant();
  const url = 'https://shop.example/charges';
  const types = ['invoice.paid', 'invoice.payment_failed'] as const;
  unwrap(await createEndpoint(actor, { url, description: '', eventTypes: [...types], merchant: merchant.reference }));
  const restore = fixClock('2026-05-01T10:00:00Z');
  const ids: string[] = [];
  for (const behaviour of ['ok', 'insufficient_funds', 'ok']) {
    const card = { token: `sim_${behaviour}`, brand: 'visa', last4: '4242', expiry: '12/40' };
    const customer = await makeCustomer({ card, ...(ids.length < 2 ? { merchant: merchant.reference } : {}) });
    ids.push((await makeInvoice(customer, { chargeOn: '2026-05-01' })).id);
  }
  const { run } = unwrap(await startRun(actor, { period: '2026-05' }));
  await workRun(run.id, { stretchMs: 60_000 });
  restore();
  await makeMessages();
  const { rows } = await pool().query(
    `SELECT m.type, m.object_id, m.payload::jsonb -> 'data' ->> 'status' AS status FROM webhook_message m
       JOIN webhook_delivery d ON d.message_id = m.id JOIN webhook_endpoint e ON e.id = d.endpoint_id
      WHERE e.url = $1 ORDER BY m.type`,
    [url],
  );
  expect(rows).toEqual([
    { type: 'invoice.paid', object_id: ids[0], status: 'paid' },
    { type: 'invoice.payment_failed', object_id: ids[1], status: 'open' },
  ]);
});

test('an answer is told to the merchant that asked, without who of ours gave it; a question to the platform', async () => {
  const merchant = await makeMerchant();
  const url = 'https://shop.example/questions';
  unwrap(await createEndpoint(actor, { url, description: '', eventTypes: [], merchant: merchant.reference }));
  const platform = 'https://platform.example/questions';
  unwrap(await createEndpoint(actor, { url: platform, description: '', eventTypes: ['question.asked'] }));
  await bringIn(merchant, [orderOf(merchant, '2026-01-06T10:00Z', 5_000)]);
  await disburse('1week', '2026-01-12', merchant.reference);
  const { rows: made } = await pool().query('SELECT id FROM disbursement WHERE merchant_id = $1', [
    merchant.id.toString(),
  ]);
  await makeMessages();
  const { question } = unwrap(await askQuestion(actor, { disbursement: String(made[0].id), text: 'Why?' }));
  const operator = { ...actor, name: 'Olga' };
  unwrap(await answerQuestion(operator, { id: question.id, text: 'So.', closes: false }));
  await makeMessages();
  const { rows } = await pool().query(
    `SELECT m.type, e.url, m.payload::jsonb -> 'data' AS data FROM webhook_message m
       JOIN webhook_delivery d ON d.message_id = m.id JOIN webhook_endpoint e ON e.id = d.endpoint_id
      WHERE m.object_type = 'question' ORDER BY m.type`,
  );
  expect(rows.map((row) => [row.type, row.url])).toEqual([
    ['question.answered', url],
    ['question.asked', platform],
  ]);
  expect(rows[0]?.data.messages[1]).toMatchObject({
    text: 'So.',
    by: { side: 'countinghouse', name: 'Countinghouse' },
  });
  for (const { type, data } of rows)
    expect(eventTypes[type as keyof typeof eventTypes].data.safeParse(data).success).toBe(true);
});

test('a payout is told step by step, by the merchant’s own bank account and in the merchant’s own words', async () => {
  const url = 'https://shop.example/payouts';
  const types = ['approved', 'paid', 'failed', 'returned'].map((how) => `disbursement.${how}` as 'disbursement.paid');
  const monday = localDate('2026-01-12');
  const told = { paid: [] as string[], closed: [] as string[], ours: [] as string[] };
  for (const [ending, what] of [
    ['10', 'paid'],
    ['01', 'closed'],
    ['04', 'ours'],
  ] as const) {
    const restore = fixClock('2026-01-12T09:00:00Z');
    const merchant = await makeMerchant();
    unwrap(await createEndpoint(actor, { url, description: '', eventTypes: types, merchant: merchant.reference }));
    await owedTo(merchant, monday, 10_000, ending);
    await approvedRun(monday, merchant.reference);
    await makeMessages();
    const { rows: made } = await pool().query('SELECT id FROM disbursement WHERE merchant_id = $1', [
      merchant.id.toString(),
    ]);
    await workOff(made[0].id, new Date('2026-01-12T09:00:00Z'), new Date('2026-01-12T09:10:00Z'));
    await makeMessages();
    const { rows } = await pool().query(
      `SELECT m.type, m.payload::jsonb -> 'data' AS data FROM webhook_message m
         JOIN webhook_delivery d ON d.message_id = m.id JOIN webhook_endpoint e ON e.id = d.endpoint_id
        WHERE e.merchant_id = $1 ORDER BY d.place`,
      [merchant.id.toString()],
    );
    for (const { type, data } of rows)
      expect(eventTypes[type as keyof typeof eventTypes].data.safeParse(data).error).toBeUndefined();
    told[what] = rows.map(({ type, data }) => [type, data.reason?.words].filter(Boolean).join(': '));
    restore();
  }
  expect(told.paid).toEqual(['disbursement.approved', 'disbursement.paid']);
  expect(told.closed).toEqual(['disbursement.approved', 'disbursement.failed: The account is closed.']);
  expect(new Set(told.ours.slice(1))).toEqual(
    new Set(['disbursement.failed: The bank did not take it, for a reason that does not lie with you.']),
  );
});
