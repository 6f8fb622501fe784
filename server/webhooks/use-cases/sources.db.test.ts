import { expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
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
