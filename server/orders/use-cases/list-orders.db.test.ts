import { beforeAll, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool } from '@/server/platform/db';
import { listOrdersInput } from '../schema';
import { listOrders } from './list-orders';

let merchant: MerchantFacts;
beforeAll(async () => {
  merchant = await makeMerchant();
  const other = await makeMerchant();
  const order = (of: MerchantFacts, reference: string, more: (string | number | null)[]) =>
    pool().query(
      `INSERT INTO "order" (merchant_id, external_reference, amount_minor, currency, status, created_at, shopper_reference, description)
       VALUES ($1, $2, $3, $4, $5::order_status, $6, $7, $8)`,
      [of.id.toString(), reference, ...more],
    );
  await order(merchant, 'A-1', [1_000, 'EUR', 'delivered', '2026-01-05T23:59:59Z', 'Ann', 'Blue atlas']);
  await order(merchant, 'A-2', [2_000, 'EUR', 'created', '2026-01-06T00:00:00Z', 'Bob', null]);
  await order(merchant, 'A-3', [2_000, 'USD', 'declined', '2026-01-06T12:00:00Z', null, '100 % wool_']);
  await order(merchant, 'A-4', [3_000, 'EUR', 'created', '2026-01-07T00:00:00Z', 'ann', null]);
  await order(other, 'A-2', [2_000, 'EUR', 'created', '2026-01-06T00:00:00Z', 'Bob', null]);
});

const found = async (filter: Record<string, unknown>, merchantReference: string | undefined = merchant.reference) => {
  const input = listOrdersInput.parse({ ...filter, merchant: merchantReference });
  return unwrap(await listOrders(jobActor('test'), input)).data.map((order) => order.externalReference);
};

const filters: [reason: string, filter: Record<string, unknown>, references: string[]][] = [
  ['none: the newest first', {}, ['A-4', 'A-3', 'A-2', 'A-1']],
  ['one state', { status: 'created' }, ['A-4', 'A-2']],
  ['the state that most are in', { status: 'delivered' }, ['A-1']],
  ['from an instant on, it included', { createdFrom: '2026-01-06T00:00:00Z' }, ['A-4', 'A-3', 'A-2']],
  ['until an instant, it excluded', { createdTo: '2026-01-07T00:00:00Z' }, ['A-3', 'A-2', 'A-1']],
  ['in the offset that was given', { createdTo: '2026-01-06T01:00:00+01:00' }, ['A-1']],
  [
    'amounts of one currency, both ends included',
    { amountFrom: '2000', amountTo: '3000', currency: 'EUR' },
    ['A-4', 'A-2'],
  ],
  ['one currency alone', { currency: 'USD' }, ['A-3']],
  ['a reference in full', { externalReference: 'A-3' }, ['A-3']],
  ['no part of a reference', { externalReference: 'A' }, []],
  ['text in a reference', { text: 'a-4' }, ['A-4']],
  ['text of a shopper, in capitals or not', { text: 'ANN' }, ['A-4', 'A-1']],
  ['text of a description', { text: 'atlas' }, ['A-1']],
  ['text with signs that a pattern would read otherwise', { text: '% wool_' }, ['A-3']],
  ['several at once', { status: 'created', text: 'bob', createdTo: '2026-01-07T00:00:00Z' }, ['A-2']],
];
describe('orders are narrowed by', () => {
  for (const [reason, filter, references] of filters) {
    test(reason, async () => expect(await found(filter)).toEqual(references));
  }
});

test('a page ends where the next one begins, whatever the filter', async () => {
  const input = listOrdersInput.parse({ merchant: merchant.reference, currency: 'EUR', limit: 2 });
  const first = unwrap(await listOrders(jobActor('test'), input));
  const second = unwrap(await listOrders(jobActor('test'), { ...input, cursor: first.nextCursor ?? '' }));
  expect([first, second].map(({ data }) => data.map((order) => order.externalReference))).toEqual([
    ['A-4', 'A-2'],
    ['A-1'],
  ]);
  expect(second.nextCursor).toBeNull();
});

test('an amount needs its currency', () => {
  expect(listOrdersInput.safeParse({ amountFrom: 1 }).error?.issues).toMatchObject([
    { path: ['currency'], message: 'is required with an amount' },
  ]);
});
