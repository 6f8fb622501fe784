import { beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant, orderOf } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool, transaction } from '@/server/platform/db';
import {
  beginPayment,
  confirmOrder,
  declineOrder,
  findOrderFacts,
  noteRefund,
  type OrderFacts,
  takeInOrders,
} from '../door';
import type { OrderStatus } from '../schema';

const actor = jobActor('test');
let merchant: MerchantFacts;
let orderId: bigint;
beforeEach(async () => {
  merchant = await makeMerchant();
  await pool().query('DELETE FROM outbox');
  orderId = await orderIn('created');
});

async function orderIn(status: OrderStatus): Promise<bigint> {
  const order = orderOf(merchant, '2026-01-07T10:00Z', 5_000, { completedAt: null });
  await transaction((client) => takeInOrders(client, [order]));
  const { rows } = await pool().query<{ id: bigint }>(
    'UPDATE "order" SET status = $2::order_status WHERE external_reference = $1 RETURNING id',
    [order.externalReference, status],
  );
  return rows[0]?.id as bigint;
}

const begin = (scope: bigint | null = null) => transaction((client) => beginPayment(client, scope, orderId));
const confirm = () => transaction((client) => confirmOrder(client, orderId, actor));
const decline = (reason = 'no funds') => transaction((client) => declineOrder(client, orderId, actor, reason));
const refund = (refundedMinor: bigint) =>
  transaction((client) => noteRefund(client, orderId, actor, { refundedMinor, capturedMinor: 5_000n }));
const isNow = async () => {
  const { status, collection } = (await findOrderFacts(pool(), null, orderId)) as OrderFacts;
  return [status, collection];
};
const told = async () =>
  (await pool().query<{ name: string }>('SELECT name FROM outbox ORDER BY id')).rows.map((row) => row.name);
const audited = async () =>
  (
    await pool().query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE object_type = 'order' AND object_id = $1 ORDER BY id`,
      [orderId.toString()],
    )
  ).rows.map((row) => row.action);

describe('a payment of an order', () => {
  test('confirms it once, whatever is told again', async () => {
    await begin();
    await begin();
    expect(await isNow()).toEqual(['created', 'under_way']);
    expect(await confirm()).toMatchObject({ hasMoved: true, order: { status: 'confirmed' } });
    expect(await confirm()).toMatchObject({ hasMoved: false, order: { status: 'confirmed' } });
    expect(await decline()).toMatchObject({ hasMoved: false });
    expect(await isNow()).toEqual(['confirmed', 'collected']);
    expect(await told()).toEqual(['orders/order.confirmed']);
    expect(await audited()).toEqual(['order.confirmed']);
  });

  test('that is declined lets it be paid again', async () => {
    await begin();
    await decline();
    expect(await isNow()).toEqual(['declined', null]);
    expect(await begin()).toMatchObject({ ok: true });
    await confirm();
    expect(await isNow()).toEqual(['confirmed', 'collected']);
    expect(await told()).toEqual(['orders/order.declined', 'orders/order.confirmed']);
  });

  test('that is captured after the cancellation leaves it cancelled, and says so', async () => {
    await begin();
    await pool().query(`UPDATE "order" SET status = 'cancelled' WHERE id = $1`, [orderId]);
    expect(await confirm()).toMatchObject({ hasMoved: false, order: { status: 'cancelled' } });
    expect(await refund(5_000n)).toMatchObject({ hasMoved: false });
    expect(await isNow()).toEqual(['cancelled', 'collected']);
    expect(await told()).toEqual([]);
  });

  test('is refused for an order of another merchant as for one that does not exist', async () => {
    const other = await makeMerchant();
    expect(await begin(other.id)).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    expect(await begin(merchant.id)).toMatchObject({ ok: true });
  });

  for (const status of ['confirmed', 'delivered', 'cancelled', 'partially_refunded', 'refunded'] as const) {
    test(`is refused for one that is ${status}`, async () => {
      orderId = await orderIn(status);
      expect(await begin()).toMatchObject({
        ok: false,
        refusal: { code: 'impossible_move', details: { currentState: status } },
      });
    });
  }
});

test('refunds move it by the sum so far, never back', async () => {
  await begin();
  await confirm();
  await refund(1_000n);
  expect(await isNow()).toEqual(['partially_refunded', 'collected']);
  expect(await refund(2_000n)).toMatchObject({ hasMoved: false });
  await refund(5_000n);
  expect(await refund(2_000n)).toMatchObject({ hasMoved: false });
  expect(await isNow()).toEqual(['refunded', 'collected']);
  expect(await audited()).toEqual(['order.confirmed', 'order.partially_refunded', 'order.refunded']);
});

describe('a completion that comes by a file', () => {
  const complete = async () => {
    const { externalReference } = (await findOrderFacts(pool(), null, orderId)) as OrderFacts;
    const order = orderOf(merchant, '2026-01-07T10:00Z', 5_000, {
      externalReference,
      completedAt: new Date('2026-01-08T10:00Z'),
    });
    return transaction((client) => takeInOrders(client, [order]));
  };

  test('waits while it is being paid, and is told', async () => {
    await begin();
    expect(await complete()).toMatchObject({ completed: 0, captures: [], conflicts: [{ collection: 'under_way' }] });
    expect(await isNow()).toEqual(['created', 'under_way']);
  });

  test('delivers one that was paid through us, and owes nothing more', async () => {
    await begin();
    await confirm();
    expect(await complete()).toMatchObject({ completed: 1, captures: [], conflicts: [] });
    expect(await isNow()).toEqual(['delivered', 'collected']);
  });

  test('owes where nobody paid through us', async () => {
    expect(await complete()).toMatchObject({ completed: 1, captures: [{ index: 0 }] });
  });

  test('does not bring a cancelled one back', async () => {
    orderId = await orderIn('cancelled');
    expect(await complete()).toMatchObject({ completed: 0, captures: [], conflicts: [{ status: 'cancelled' }] });
  });
});
