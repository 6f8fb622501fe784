import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool, transaction } from '@/server/platform/db';
import { afterMove, type OrderMove } from '../domain/order-states';
import type { OrderStatus } from '../schema';
import { cancelOrder } from './cancel-order';
import { createOrder } from './create-order';
import { deliverOrder } from './deliver-order';
import { getOrder } from './get-order';
import { beginPayment, confirmOrder, declineOrder, noteRefund } from './note-payment';

const actor = jobActor('test');
let merchant: MerchantFacts;
let made = 0;
beforeEach(async () => {
  merchant ??= await makeMerchant();
});

async function newOrder(): Promise<string> {
  const externalReference = `order-${made++}`;
  const amount = { amount: 5_000, currency: 'EUR' };
  return unwrap(await createOrder(actor, { merchant: merchant.reference, externalReference, amount })).order.id;
}

/** Each move as it is asked for from outside. @returns whether it took place */
const ways: Record<Exclude<OrderMove, 'complete'>, (id: string) => Promise<boolean>> = {
  confirm: (id) => transaction(async (client) => (await confirmOrder(client, id, actor)).hasMoved),
  decline: (id) => transaction(async (client) => (await declineOrder(client, id, actor, 'no')).hasMoved),
  cancel: async (id) => (await cancelOrder(actor, { id })).ok,
  deliver: async (id) => (await deliverOrder(actor, id)).ok,
  refundPart: (id) => refund(id, 1n),
  refundAll: (id) => refund(id, 5_000n),
};
const refund = (id: string, refundedMinor: bigint) =>
  transaction(
    async (client) => (await noteRefund(client, id, actor, { refundedMinor, capturedMinor: 5_000n })).hasMoved,
  );
const allWays = Object.keys(ways) as (keyof typeof ways)[];
const statusOf = async (id: string) => unwrap(await getOrder(actor, id)).status;
const auditOf = async (id: string) =>
  (
    await pool().query<{ action: string; before: { status: OrderStatus } | null }>(
      `SELECT action, before FROM audit_entry WHERE object_type = 'order' AND object_id = $1 ORDER BY id`,
      [id],
    )
  ).rows;

test('any sequence of moves keeps to the table, and the audit tells the way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...allWays), { maxLength: 12 }), async (asked) => {
      const id = await newOrder();
      let status: OrderStatus = 'created';
      const way: OrderStatus[] = ['created'];
      for (const move of asked) {
        const next = afterMove(status, move);
        // A payment that was captured is not declined afterwards: the door says so before the table does.
        expect(await ways[move](id)).toBe(next !== null);
        if (next) way.push(next);
        status = next ?? status;
        expect(await statusOf(id)).toBe(status);
      }
      expect((await auditOf(id)).map(({ action }) => action)).toEqual(way.map((state) => `order.${state}`));
    }),
    { numRuns: 40 },
  );
});

describe('of several moves at once', () => {
  test('cancel, pay and deliver: the way in the audit is one that the table knows, each move once', async () => {
    for (let round = 0; round < 20; round++) {
      const id = await newOrder();
      if (round % 2) await ways.confirm(id);
      const order = ['cancel', 'confirm', 'deliver', 'decline', 'cancel', 'refundAll', 'deliver'] as const;
      await Promise.all(order.map((move) => ways[move](id)));
      const rows = await auditOf(id);
      for (const [index, { action, before }] of rows.entries()) {
        if (index > 0) expect(`order.${before?.status}`).toBe(rows[index - 1]?.action);
        expect(rows.filter((row) => row.action === action)).toHaveLength(1);
      }
      expect(rows.at(-1)?.action).toBe(`order.${await statusOf(id)}`);
    }
  });

  test('cancel and pay: a payment that begins after the cancellation is refused', async () => {
    for (let round = 0; round < 20; round++) {
      const id = await newOrder();
      const [began, cancelled] = await Promise.all([
        transaction((client) => beginPayment(client, null, id)),
        cancelOrder(actor, { id }),
      ]);
      expect(cancelled.ok).toBe(true);
      // Begun before: its capture will find the cancellation, and is refunded.
      const { order } = await transaction((client) => confirmOrder(client, id, actor));
      expect(order.status).toBe('cancelled');
      if (!began.ok) expect(began.refusal).toMatchObject({ details: { currentState: 'cancelled' } });
    }
  });
});

test('a cancellation keeps its reason, and is told with the state when it comes again', async () => {
  const id = await newOrder();
  expect(unwrap(await cancelOrder(actor, { id, reason: 'Changed her mind' }))).toMatchObject({
    status: 'cancelled',
    reason: 'Changed her mind',
  });
  expect(await cancelOrder(actor, { id })).toMatchObject({
    refusal: {
      code: 'impossible_move',
      message: 'This order is cancelled, so it cannot be cancelled.',
      details: { currentState: 'cancelled', possibleFrom: ['created', 'confirmed', 'declined'] },
    },
  });
});

test('what is delivered is complete from then on', async () => {
  const id = await newOrder();
  await ways.confirm(id);
  const order = unwrap(await deliverOrder(actor, id));
  expect(order.completedAt).toBe(order.movedAt);
  const { rows } = await pool().query<{ name: string }>(`SELECT name FROM told_event WHERE data->>'orderId' = $1`, [
    id,
  ]);
  expect(rows.map(({ name }) => name)).toEqual([
    'orders/order.created',
    'orders/order.confirmed',
    'orders/order.delivered',
  ]);
});
