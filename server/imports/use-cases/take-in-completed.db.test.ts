import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { makeMerchant } from '@/prisma/demo/factories';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { beginPayment, confirmOrder } from '@/server/orders/door';
import { fixClock } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import type { CompletedOrder } from '../schema';
import { takeInCompleted } from './take-in-completed';

const platform = jobActor('test');
let merchant: MerchantFacts;
let ownKey: Actor;
let release: () => void;
beforeEach(async () => {
  release = fixClock('2026-01-08T00:00:00Z');
  merchant = await makeMerchant();
  ownKey = { kind: 'key', id: 'k', name: 'Shop', scopes: ['orders:write'], merchantId: merchant.id };
});
afterEach(() => release());

const done = (externalReference: string, more: Partial<CompletedOrder> = {}): CompletedOrder => ({
  externalReference,
  amount: { amount: 5_000, currency: 'EUR' },
  completedAt: '2026-01-07T10:00:00Z',
  ...more,
});
const send = async (orders: unknown[], actor = ownKey) => unwrap(await takeInCompleted(actor, { orders }));
const results = async (orders: unknown[]) => (await send(orders)).results.map(({ result }) => result);
const payables = async () =>
  (
    await pool().query<{ external_reference: string; fee_minor: bigint }>(
      `SELECT o.external_reference, p.fee_minor FROM payable p JOIN "order" o ON o.id = p.source_id
        WHERE o.merchant_id = $1 ORDER BY o.external_reference`,
      [merchant.id.toString()],
    )
  ).rows.map((row) => [row.external_reference, row.fee_minor]);

/** As if it had come by `POST /orders`. */
async function orderThere(externalReference: string, status = 'created'): Promise<bigint> {
  const { rows } = await pool().query<{ id: bigint }>(
    `INSERT INTO "order" (merchant_id, external_reference, amount_minor, currency, status, created_at)
     VALUES ($1, $2, 5000, 'EUR', $3::order_status, '2026-01-07T09:00Z') RETURNING id`,
    [merchant.id.toString(), externalReference, status],
  );
  return rows[0]?.id as bigint;
}

describe('a stream of completed orders', () => {
  test('each has its own result, and each good one is owed for by the tiers', async () => {
    await orderThere('open');
    await orderThere('gone', 'cancelled');
    const sent = [
      done('new'),
      done('open'),
      done('new'),
      done('new', { amount: { amount: 1, currency: 'EUR' } }),
      done('gone'),
      done('bad', { amount: { amount: -1, currency: 'EUR' } }),
      'nonsense',
    ];
    const answer = await send(sent);
    expect(answer.counts).toEqual({ created: 1, completed: 1, alreadyThere: 1, conflict: 2, invalid: 2 });
    expect(answer.results.map(({ index, result }) => [index, result])).toEqual([
      [0, 'created'],
      [1, 'completed'],
      [2, 'already_there'],
      [3, 'conflict'],
      [4, 'conflict'],
      [5, 'invalid'],
      [6, 'invalid'],
    ]);
    expect(answer.results[3]?.message).toMatch(/there already with 50.00 EUR/);
    expect(answer.results[4]?.message).toMatch(/is cancelled, so it cannot be completed/);
    expect(answer.results[0]?.orderId).toBe(answer.results[2]?.orderId);
    expect(await payables()).toEqual([
      ['new', 48n],
      ['open', 48n],
    ]);
  });

  test('sent again, also at once, changes nothing', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => done(`m-${n}`));
    const answers = await Promise.all([send(many), send(many), send([...many].reverse())]);
    expect(answers.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(1_000);
    expect(answers.reduce((sum, { counts }) => sum + counts.alreadyThere, 0)).toBe(2_000);
    expect(await payables()).toHaveLength(1_000);
  });

  test('an order that was paid through us is completed and owes nothing more; one that is being paid waits', async () => {
    const paid = await orderThere('paid');
    const underWay = await orderThere('under way');
    await transaction((client) => beginPayment(client, null, paid));
    await transaction((client) => confirmOrder(client, paid, platform));
    await transaction((client) => beginPayment(client, null, underWay));
    expect(await results([done('paid'), done('under way')])).toEqual(['completed', 'conflict']);
    expect(await payables()).toEqual([]);
  });

  test('writes down who did it, and tells of those that were there before', async () => {
    const open = await orderThere('open');
    await pool().query('DELETE FROM outbox');
    await send([done('new'), done('open')]);
    const { rows } = await pool().query(
      `SELECT action, actor_id FROM audit_entry WHERE merchant_id = $1 AND object_type = 'order' ORDER BY action`,
      [merchant.id.toString()],
    );
    expect(rows).toEqual([
      { action: 'order.created', actor_id: 'k' },
      { action: 'order.delivered', actor_id: 'k' },
    ]);
    const { rows: told } = await pool().query('SELECT name, data FROM outbox');
    expect(told).toEqual([{ name: 'orders/order.delivered', data: { orderId: open.toString() } }]);
  });
});

describe('a merchant’s key', () => {
  test('sends only its own: another’s orders are as of a merchant that does not exist', async () => {
    const other = await makeMerchant();
    const { results: answers } = await send([
      done('a', { merchant: other.reference }),
      done('b', { merchant: 'nobody' }),
      done('c', { merchant: merchant.reference }),
    ]);
    const noMerchant = { result: 'invalid', fields: [{ field: 'merchant', message: 'there is no such merchant' }] };
    expect(answers).toMatchObject([noMerchant, noMerchant, { result: 'created' }]);
    expect(await takeInCompleted(ownKey, { merchant: other.reference, orders: [done('d')] })).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });
});

test('the platform names the merchant, of the call or of each order', async () => {
  const other = await makeMerchant();
  const orders = [done('a'), done('b', { merchant: other.reference })];
  const answer = unwrap(await takeInCompleted(platform, { merchant: merchant.reference, orders }));
  expect(answer.counts.created).toBe(2);
  expect((await send([done('a')], platform)).results[0]).toMatchObject({
    result: 'invalid',
    message: 'merchant is required',
  });
});

const invalid: [reason: string, order: unknown, field: string, message: RegExp][] = [
  ['no reference', { ...done('x'), externalReference: undefined }, 'externalReference', /is required/],
  ['an unknown field', { ...done('x'), colour: 'red' }, 'colour', /not a field/],
  ['a currency that does not exist', done('x', { amount: { amount: 1, currency: 'XXY' } }), 'amount', /ISO 4217/],
  ['half a cent', done('x', { amount: { amount: 0.5, currency: 'EUR' } }), 'amount.amount', /int/],
  ['a completion before it was created', done('x', { createdAt: '2026-01-07T10:00:01Z' }), 'completedAt', /before/],
  ['a completion yet to come', done('x', { completedAt: '2026-01-08T00:06:00Z' }), 'completedAt', /in the future/],
  ['a day that does not exist', done('x', { completedAt: '2026-02-30T00:00:00Z' }), 'completedAt', /./],
];
describe('an order is invalid by its field', () => {
  for (const [reason, order, field, message] of invalid) {
    test(reason, async () => {
      const [result] = (await send([order])).results;
      expect(result).toMatchObject({ result: 'invalid', orderId: null });
      expect(result?.fields).toMatchObject([{ field, message: expect.stringMatching(message) }]);
    });
  }
});

test('the books agree with all of the above', async () => {
  expect(await findDiscrepancies()).toEqual([]);
});
