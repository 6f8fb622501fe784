import { beforeAll, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { makeMerchant } from '@/prisma/demo/factories';
import { finishImport, problemsOf, sendFile } from '@/prisma/demo/import-file';
import { withClient } from '@/scripts/database/database';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { advanceImport, giveUpImport } from './advance-import';

// A file of several batches: work on it may stop after any of them, and be done by several at once.
const ROWS = 5_000;
const padding = 'x'.repeat(180);
const header = 'order_reference,merchant_reference,shopper,amount,created_at\n';
const fileOf = (prefix: string, last = ''): string =>
  `${header}${Array.from({ length: ROWS }, (_, n) => `${prefix}-${n}-${padding},shop,${padding},1.00,2026-01-07\n`).join('')}${last}`;

const send = async (content: string, onError: 'stop' | 'skip' = 'stop') =>
  unwrap(await sendFile('orders', content, { onError })).id;
const ordersOf = async (prefix: string) =>
  (
    await pool().query<{ orders: number; payables: number }>(
      `SELECT count(*)::int AS orders, count(p.id)::int AS payables
         FROM "order" o LEFT JOIN payable p ON p.source_id = o.id WHERE external_reference LIKE $1`,
      [`${prefix}-%`],
    )
  ).rows[0];
const stateOf = async (id: string) =>
  (
    await pool().query<{ status: string; checked: number; applied: number; done: number }>(
      `SELECT status, checked_bytes::int AS checked, applied_bytes::int AS applied, rows_created AS done FROM import WHERE id = $1`,
      [id],
    )
  ).rows[0] as { status: string; checked: number; applied: number; done: number };

let shopId = '';
beforeAll(async () => {
  shopId = (await makeMerchant({ reference: 'shop' })).id.toString();
});

test('a slice at a time, each on record before the next, comes to the same', async () => {
  const id = await send(fileOf('slice'));
  const states = [];
  while (!(await advanceImport(id, 0))) states.push(await stateOf(id));
  const checking = states.filter(({ status }) => status === 'checking');
  const applying = states.filter(({ status }) => status === 'applying');
  expect(checking.length).toBeGreaterThan(1);
  expect(applying.length).toBeGreaterThan(2);
  for (const seen of [checking.map(({ checked }) => checked), applying.slice(1).map(({ applied }) => applied)])
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
  expect(await finishImport(id)).toMatchObject({ status: 'completed', rows: { total: ROWS, created: ROWS } });
  expect(await ordersOf('slice')).toEqual({ orders: ROWS, payables: ROWS });
});

describe('several at once', () => {
  for (const sliceMs of [0, 5_000]) {
    test(`with slices of ${sliceMs} ms take each row in once, and leave none out`, async () => {
      const prefix = `several-${sliceMs}`;
      const id = await send(fileOf(prefix));
      await Promise.all(Array.from({ length: 4 }, () => finishImport(id, sliceMs)));
      expect(await finishImport(id)).toMatchObject({
        status: 'completed',
        rows: { total: ROWS, bad: 0, created: ROWS, alreadyThere: 0 },
      });
      expect(await ordersOf(prefix)).toEqual({ orders: ROWS, payables: ROWS });
    });
  }

  test('find the bad row at the end of the file before any row is taken in', async () => {
    const id = await send(fileOf('late', 'late-bad,shop,x,ten,2026-01-07\n'));
    await Promise.all(Array.from({ length: 4 }, () => finishImport(id, 0)));
    expect(await finishImport(id)).toMatchObject({ status: 'rejected', rows: { total: ROWS + 1, bad: 1, created: 0 } });
    expect(await problemsOf(id)).toMatchObject([{ line: ROWS + 2, column: 'amount' }]);
    expect(await ordersOf('late')).toEqual({ orders: 0, payables: 0 });
  });
});

test('killed in the middle of a batch, it goes on from the end of the one before', async () => {
  const id = await send(fileOf('killed'));
  while ((await stateOf(id)).status === 'checking') await advanceImport(id, 0);
  await advanceImport(id, 0);
  const before = await stateOf(id);
  expect(before).toMatchObject({ status: 'applying' });
  expect(before.done).toBeGreaterThan(0);
  expect(before.done).toBeLessThan(ROWS);

  await withClient(process.env.DATABASE_OWNER_URL as string, async (owner) => {
    await owner.query('BEGIN');
    // The batch has its orders and waits to make payables of them.
    await owner.query('SELECT FROM merchant WHERE id = $1 FOR UPDATE', [shopId]);
    const dying = expect(advanceImport(id, 0)).rejects.toThrow(/database is away/);
    const waiting = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await owner.query(waiting)).rowCount === 0);
    await dying;
    await owner.query('ROLLBACK');
  });
  expect(await stateOf(id)).toEqual(before);
  expect(await ordersOf('killed')).toEqual({ orders: before.done, payables: before.done });

  expect(await finishImport(id)).toMatchObject({ status: 'completed', rows: { created: ROWS, alreadyThere: 0 } });
  expect(await ordersOf('killed')).toEqual({ orders: ROWS, payables: ROWS });
});

test('given up, it says why, keeps what was taken in, and does not go on; sent again, the rest follows', async () => {
  const file = fileOf('given-up');
  const id = await send(file);
  while ((await stateOf(id)).done === 0) await advanceImport(id, 0);
  const { done } = await stateOf(id);
  await giveUpImport(id, 'the disk is full');
  expect(await advanceImport(id)).toBe(true);
  expect(await finishImport(id)).toMatchObject({
    status: 'failed',
    failureReason: 'the disk is full',
    rows: { created: done },
  });
  const again = await finishImport(await send(file));
  expect(again).toMatchObject({
    status: 'completed',
    sameFileAs: null,
    rows: { created: ROWS - done, alreadyThere: done },
  });
  expect(await ordersOf('given-up')).toEqual({ orders: ROWS, payables: ROWS });
});

test('the books agree with all of the above', async () => {
  expect(await findDiscrepancies()).toEqual([]);
});
