import { expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { getInvoice } from '@/server/invoices/door';
import { creditInvoice } from '@/server/invoices/use-cases/credit-invoice';
import { unwrap } from '@/server/kernel/outcome';
import { cancelOrder } from '@/server/orders/use-cases/cancel-order';
import { createOrder } from '@/server/orders/use-cases/create-order';
import { pool } from '@/server/platform/db';
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
