import { beforeEach, describe, expect, test } from 'vitest';
import { bringIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool, transaction } from '@/server/platform/db';
import { type ImportedOrder, type TakenIn, takeInOrders } from './door';

let merchant: MerchantFacts;
beforeEach(async () => {
  merchant = await makeMerchant();
});

const CREATED = '2026-01-07T10:00:00.000Z';
const LATER = '2026-01-08T09:00:00.000Z';
const open = (externalReference: string, more: Partial<ImportedOrder> = {}) =>
  orderOf(merchant, CREATED, 5_000, { externalReference, completedAt: null, ...more });
const done = (externalReference: string, more: Partial<ImportedOrder> = {}) =>
  open(externalReference, { completedAt: new Date(LATER), ...more });

const takeIn = (orders: ImportedOrder[]) => transaction((client) => takeInOrders(client, orders));

type Stored = { external_reference: string; amount_minor: bigint; status: string; completed_at: Date | null };
const stored = async () =>
  (
    await pool().query<Stored>(
      'SELECT external_reference, amount_minor, status, completed_at FROM "order" WHERE merchant_id = $1 ORDER BY id',
      [merchant.id.toString()],
    )
  ).rows;

/** What became of the orders, in the words of the table below. */
const told = ({ captures, created, completed, alreadyThere, conflicts }: TakenIn) => ({
  captures: captures.map(({ index }) => index),
  created,
  completed,
  alreadyThere,
  conflicts: conflicts.map(({ index }) => index),
});

type Row = {
  reason: string;
  before?: () => ImportedOrder[];
  given: () => ImportedOrder[];
  told: ReturnType<typeof told>;
  /** Reference, amount, whether completed. */
  stored: [string, bigint, boolean][];
};

const nothing = { captures: [], created: 0, completed: 0, alreadyThere: 0, conflicts: [] };
const rows: Row[] = [
  {
    reason: 'a completed order is a capture, one that is open is not yet',
    given: () => [done('a'), open('b')],
    told: { ...nothing, captures: [0], created: 2 },
    stored: [
      ['a', 5_000n, true],
      ['b', 5_000n, false],
    ],
  },
  {
    reason: 'the same reference twice in one batch is one order, the first',
    given: () => [done('a'), done('a')],
    told: { ...nothing, captures: [0], created: 1, alreadyThere: 1 },
    stored: [['a', 5_000n, true]],
  },
  {
    reason: 'the same order again changes nothing',
    before: () => [done('a')],
    given: () => [done('a')],
    told: { ...nothing, alreadyThere: 1 },
    stored: [['a', 5_000n, true]],
  },
  {
    reason: 'an open order is completed',
    before: () => [open('a')],
    given: () => [done('a')],
    told: { ...nothing, captures: [0], completed: 1 },
    stored: [['a', 5_000n, true]],
  },
  {
    reason: 'an open order and its completion in one batch',
    given: () => [open('a'), done('a')],
    told: { ...nothing, captures: [1], created: 1, completed: 1 },
    stored: [['a', 5_000n, true]],
  },
  {
    reason: 'a completed order is not opened again',
    before: () => [done('a')],
    given: () => [open('a')],
    told: { ...nothing, alreadyThere: 1 },
    stored: [['a', 5_000n, true]],
  },
  {
    reason: 'another amount is a conflict, and what is there stays open',
    before: () => [open('a')],
    given: () => [done('a', { amountMinor: 5_001n })],
    told: { ...nothing, conflicts: [0] },
    stored: [['a', 5_000n, false]],
  },
  {
    reason: 'another currency is a conflict',
    before: () => [done('a')],
    given: () => [done('a', { currency: 'USD' })],
    told: { ...nothing, conflicts: [0] },
    stored: [['a', 5_000n, true]],
  },
  {
    reason: 'a conflict within one batch: the first one counts',
    given: () => [open('a'), done('a', { amountMinor: 1n }), done('a')],
    told: { ...nothing, captures: [2], created: 1, completed: 1, conflicts: [1] },
    stored: [['a', 5_000n, true]],
  },
  {
    reason: 'a completion before the order was created cannot be: the order stays open, and it is told',
    before: () => [open('a')],
    given: () => [
      done('a', { completedAt: new Date('2026-01-07T09:59:59Z'), createdAt: new Date('2026-01-07T09:00Z') }),
    ],
    told: { ...nothing, conflicts: [0] },
    stored: [['a', 5_000n, false]],
  },
];

describe('taking orders in', () => {
  for (const row of rows) {
    test(row.reason, async () => {
      if (row.before) await takeIn(row.before());
      expect(told(await takeIn(row.given()))).toEqual(row.told);
      const orders = await stored();
      expect(orders.map((o) => [o.external_reference, o.amount_minor, o.completed_at !== null])).toEqual(row.stored);
      for (const { status, completed_at } of orders) expect(status).toBe(completed_at ? 'delivered' : 'confirmed');
    });
  }

  test('of two completions in one batch the first counts, for the order and for its payable', async () => {
    for (const order of ['a', 'b', 'c', 'd']) {
      await takeIn([open(order)]);
      const instants = ['2026-01-09T08:00:00.000Z', '2026-01-20T08:00:00.000Z'];
      if (order > 'b') instants.reverse();
      await bringIn(
        merchant,
        instants.map((at) => done(order, { completedAt: new Date(at) })),
      );
    }
    const { rows } = await pool().query(
      `SELECT o.external_reference AS order, (o.completed_at AT TIME ZONE 'UTC')::date AS completed_on, p.natural_on
         FROM "order" o JOIN payable p ON p.source_id = o.id WHERE o.merchant_id = $1 ORDER BY 1`,
      [merchant.id.toString()],
    );
    expect(rows).toEqual(
      ['2026-01-09', '2026-01-09', '2026-01-20', '2026-01-20'].map((day, index) => ({
        order: 'abcd'[index],
        completed_on: day,
        natural_on: day,
      })),
    );
  });

  test('an order of a merchant that does not exist is refused, whoever writes it', async () => {
    await expect(takeIn([done('a', { merchantId: 999_999n })])).rejects.toThrow(/merchant that does not exist: 999999/);
  });

  test('the same reference of another merchant is another order', async () => {
    const other = await makeMerchant();
    const taken = await takeIn([done('a'), { ...done('a'), merchantId: other.id }]);
    expect(told(taken)).toEqual({ ...nothing, captures: [0, 1], created: 2 });
  });
});

describe('two connections at once', () => {
  const many = Array.from({ length: 2_000 }, (_, n) => `o-${String(n).padStart(4, '0')}`);

  for (const [reason, second] of [
    ['in the same order', many],
    ['in opposite order, without waiting for each other in a circle', many.toReversed()],
  ] as const) {
    test(`the same new orders ${reason}: each once`, async () => {
      for (let round = 0; round < 3; round++) {
        merchant = await makeMerchant();
        const both = await Promise.all([
          takeIn(many.map((reference) => done(reference))),
          takeIn(second.map((reference) => done(reference))),
        ]);
        const sum = (of: (taken: TakenIn) => number) => both.reduce((total, taken) => total + of(taken), 0);
        expect(sum((taken) => taken.created)).toBe(many.length);
        expect(sum((taken) => taken.captures.length)).toBe(many.length);
        expect(sum((taken) => taken.alreadyThere)).toBe(many.length);
        expect(await stored()).toHaveLength(many.length);
      }
    });

    test(`completions of the same orders ${reason}: each once`, async () => {
      for (let round = 0; round < 3; round++) {
        merchant = await makeMerchant();
        await takeIn(many.map((reference) => open(reference)));
        const both = await Promise.all([
          takeIn(many.map((reference) => done(reference))),
          takeIn(second.map((reference) => done(reference))),
        ]);
        expect(both.reduce((total, taken) => total + taken.completed, 0)).toBe(many.length);
        expect(both.flatMap((taken) => taken.captures)).toHaveLength(many.length);
      }
    });
  }

  test('one that waits for an order which is then rolled back makes it itself', async () => {
    const holder = await pool().connect();
    await holder.query('BEGIN');
    await takeInOrders(holder, [done('a')]);
    const waiting = takeIn([done('a')]);
    await waitForLock();
    await holder.query('ROLLBACK');
    holder.release();
    expect(told(await waiting)).toEqual({ ...nothing, captures: [0], created: 1 });
  });

  test('one that waits for an order which is then committed finds it there', async () => {
    const holder = await pool().connect();
    await holder.query('BEGIN');
    await takeInOrders(holder, [done('a')]);
    const waiting = takeIn([done('a')]);
    await waitForLock();
    await holder.query('COMMIT');
    holder.release();
    expect(told(await waiting)).toEqual({ ...nothing, alreadyThere: 1 });
  });
});

/** Until another connection to this database waits for a lock. */
async function waitForLock(): Promise<void> {
  await withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await client.query(waiting)).rowCount === 0);
  });
}
