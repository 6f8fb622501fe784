import { beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool } from '@/server/platform/db';
import type { CreateOrderInput } from '../schema';
import { createOrder } from './create-order';

const platform = jobActor('test');
let merchant: MerchantFacts;
let ownKey: Actor;
beforeEach(async () => {
  merchant = await makeMerchant();
  await pool().query('DELETE FROM outbox');
  ownKey = { kind: 'key', id: 'k', name: 'Shop', scopes: ['orders:write'], merchantId: merchant.id };
});

const input = (more: Partial<CreateOrderInput> = {}): CreateOrderInput => ({
  merchant: merchant.reference,
  externalReference: 'cart-1',
  amount: { amount: 2_500, currency: 'EUR' },
  ...more,
});
const told = async () =>
  (await pool().query<{ name: string }>('SELECT name FROM outbox ORDER BY id')).rows.map((row) => row.name);

describe('an order', () => {
  test('is made with its event and its audit row, and told in the order of things', async () => {
    const { order, alreadyThere } = unwrap(await createOrder(platform, input({ description: 'Two atlases' })));
    expect(order).toMatchObject({ status: 'created', description: 'Two atlases', completedAt: null, collection: null });
    expect(alreadyThere).toBe(false);
    expect(await told()).toEqual(['orders/order.created']);
    const { rows } = await pool().query(
      `SELECT actor_id, action, after->>'externalReference' AS reference FROM audit_entry WHERE object_id = $1 AND object_type = 'order'`,
      [order.id],
    );
    expect(rows).toEqual([{ actor_id: 'test', action: 'order.created', reference: 'cart-1' }]);
  });

  test('is one for the same reference and body, also for fifty at once', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => createOrder(platform, input())));
    const answers = made.map(unwrap);
    expect(new Set(answers.map(({ order }) => order.id)).size).toBe(1);
    expect(answers.filter(({ alreadyThere }) => !alreadyThere)).toHaveLength(1);
    expect(await told()).toEqual(['orders/order.created']);
  });

  test('of another merchant may have the same reference', async () => {
    const other = await makeMerchant();
    const first = unwrap(await createOrder(platform, input()));
    const second = unwrap(await createOrder(platform, input({ merchant: other.reference })));
    expect(second.order.id).not.toBe(first.order.id);
  });

  test('of amount 0 is confirmed without a payment', async () => {
    const { order } = unwrap(await createOrder(platform, input({ amount: { amount: 0, currency: 'EUR' } })));
    expect(order).toMatchObject({ status: 'confirmed', completedAt: null });
    expect(await told()).toEqual(['orders/order.created', 'orders/order.confirmed']);
  });

  test('of a merchant’s own key needs no merchant, and cannot be another’s', async () => {
    const { order } = unwrap(await createOrder(ownKey, input({ merchant: undefined })));
    expect(order.merchantReference).toBe(merchant.reference);
    const other = await makeMerchant();
    expect(await createOrder(ownKey, input({ merchant: other.reference }))).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  const different: [reason: string, more: Partial<CreateOrderInput>][] = [
    ['another amount', { amount: { amount: 2_501, currency: 'EUR' } }],
    ['another currency', { amount: { amount: 2_500, currency: 'USD' } }],
    ['another shopper', { shopperReference: 'someone' }],
    ['another description', { description: 'other' }],
  ];
  for (const [reason, more] of different) {
    test(`under a reference that is taken, with ${reason}, is refused with what is there`, async () => {
      const first = unwrap(await createOrder(platform, input()));
      expect(await createOrder(platform, input(more))).toMatchObject({
        refusal: { code: 'conflict', details: { order: { id: first.order.id, amount: { amount: 2_500 } } } },
      });
    });
  }

  const refused: [reason: string, more: Partial<CreateOrderInput>, field: string][] = [
    ['a negative amount', { amount: { amount: -1, currency: 'EUR' } }, 'amount.amount'],
    ['a currency that does not exist', { amount: { amount: 1, currency: 'XXY' } }, 'amount.currency'],
    ['nobody’s name, of the platform', { merchant: undefined }, 'merchant'],
  ];
  for (const [reason, more, field] of refused) {
    test(`with ${reason} is refused by its field`, async () => {
      expect(await createOrder(platform, input(more))).toMatchObject({
        refusal: { code: 'invalid_input', fields: [{ field }] },
      });
      expect(await told()).toEqual([]);
    });
  }

  test('of a merchant that is closed is refused; one that is there is still told', async () => {
    const first = unwrap(await createOrder(platform, input()));
    await pool().query(`UPDATE merchant SET status = 'closed' WHERE id = $1`, [merchant.id]);
    expect(unwrap(await createOrder(platform, input())).order.id).toBe(first.order.id);
    expect(await createOrder(platform, input({ externalReference: 'cart-2' }))).toMatchObject({
      refusal: { code: 'conflict' },
    });
  });
});
