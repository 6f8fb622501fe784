import { beforeEach, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool, transaction } from '@/server/platform/db';
import { RUN_REQUESTED } from '../events';
import { calculateBatch, giveUpRun } from './calculate-run';
import { getRun } from './get-run';
import { requestRun } from './request-run';
import { wakeForgottenRuns } from './wake-forgotten-runs';

const operator = jobActor('test');
const onOwnersConnection = <T>(work: Parameters<typeof withClient<T>>[1]) =>
  withClient(process.env.DATABASE_OWNER_URL as string, work);

// Each test has a week of its own, so that the frames of all merchants do not meet.
let endingBefore = localDate('2024-01-01');
let start = addDays(endingBefore, -7);
beforeEach(() => {
  endingBefore = addDays(endingBefore, 14);
  start = addDays(endingBefore, -7);
});

const request = async () => unwrap(await requestRun(operator, { timeFrame: { length: '1week', endingBefore } })).run.id;
const finish = async (runId: string, batch?: number) => {
  while (!(await calculateBatch(runId, batch)));
};
const runOf = async (id: string) => unwrap(await getRun(operator, id));

type Row = { merchant: string; currency: string; orders: number; gross: bigint; outcome: string; status: string };
const planned = async (runId: string): Promise<Row[]> =>
  (
    await pool().query<Row>(
      `SELECT m.reference AS merchant, d.currency, d.orders, d.gross_minor AS gross, d.outcome, d.status
         FROM disbursement d JOIN merchant m ON m.id = d.merchant_id WHERE d.run_id = $1 ORDER BY m.id, d.currency`,
      [runId],
    )
  ).rows;

async function merchantsWithOrders(count: number, perMerchant = 1): Promise<MerchantFacts[]> {
  const made: MerchantFacts[] = [];
  for (let n = 0; n < count; n++) {
    const merchant = await makeMerchant();
    const orders = Array.from({ length: perMerchant }, () => orderOf(merchant, `${start}T10:00Z`, 10_000));
    await bringIn(merchant, orders);
    made.push(merchant);
  }
  return made;
}

describe('who takes part', () => {
  test('each with orders, per currency; the active without with nothing due; those on hold not at all', async () => {
    const at = `${start}T10:00Z`;
    const selling = await makeMerchant({ reference: 'selling' });
    await bringIn(selling, [orderOf(selling, at, 5_000), orderOf(selling, at, 700, { currency: 'JPY' })]);
    await makeMerchant({ reference: 'quiet', currency: 'USD' });
    await makeMerchant({ reference: 'new', status: 'onboarding' });
    const closed = await makeMerchant({ reference: 'closed', status: 'closed' });
    await bringIn(closed, [orderOf(closed, at, 900)]);
    const held = await makeMerchant({ reference: 'held', status: 'on_hold' });
    await bringIn(held, [orderOf(held, at, 100)]);
    const free = await makeMerchant({ reference: 'free' });
    await bringIn(free, [orderOf(free, at, 0)]);

    const runId = await request();
    await finish(runId);
    const told = (await planned(runId)).map((row) => [row.merchant, row.currency, row.orders, row.gross, row.outcome]);
    expect(told).toEqual([
      ['selling', 'EUR', 1, 5_000n, 'to_pay'],
      ['selling', 'JPY', 1, 700n, 'to_pay'],
      ['quiet', 'USD', 0, 0n, 'nothing_due'],
      ['closed', 'EUR', 1, 900n, 'to_pay'],
      ['free', 'EUR', 1, 0n, 'nothing_due'],
    ]);
    // The days of the one on hold stay open for a run of its own.
    await pool().query(`UPDATE merchant SET status = 'active' WHERE reference = 'held'`);
    const own = await disburse('1week', endingBefore, 'held');
    expect(await planned(own)).toMatchObject([{ merchant: 'held', orders: 1, gross: 100n }]);
  });

  test('orders from the first instant of the first day to the last of the last', async () => {
    const merchant = await makeMerchant({ timeZone: 'Europe/Madrid', reference: 'edges' });
    const dayBefore = addDays(start, -1);
    const lastDay = addDays(endingBefore, -1);
    await bringIn(merchant, [
      orderOf(merchant, `${dayBefore}T22:59:59.999Z`, 1),
      orderOf(merchant, `${dayBefore}T23:00:00Z`, 20),
      orderOf(merchant, `${lastDay}T22:59:59.999Z`, 300),
      orderOf(merchant, `${lastDay}T23:00:00Z`, 4_000),
    ]);
    const runId = await disburse('1week', endingBefore);
    expect((await planned(runId)).find((row) => row.merchant === 'edges')).toMatchObject({ orders: 2, gross: 320n });
  });
});

describe('a calculation by many at once', () => {
  for (const size of [1, 2, 3, 2_000]) {
    test(`with ${size} merchants a batch: each merchant once`, async () => {
      const made = await merchantsWithOrders(7, 2);
      const runId = await request();
      await Promise.all(Array.from({ length: 8 }, () => finish(runId, size)));
      const rows = await planned(runId);
      const mine = rows.filter((row) => made.some(({ reference }) => reference === row.merchant));
      expect(mine.map((row) => [row.merchant, row.orders, row.gross])).toEqual(
        made.map(({ reference }) => [reference, 2, 20_000n]),
      );
      expect(new Set(rows.map((row) => `${row.merchant}/${row.currency}`)).size).toBe(rows.length);
      const { status, progress, totals } = await runOf(runId);
      expect(status).toBe('ready');
      expect(progress.merchantsDone).toBe(progress.merchantsTotal);
      const eur = totals.find((total) => total.currency === 'EUR');
      expect(eur).toMatchObject({ disbursements: 7, orders: 14, gross: { amount: 140_000 } });
      expect(await findDiscrepancies()).toEqual([]);
    });
  }
});

test('merchants that come, or are put on hold, while it runs are counted as what they were when their turn came', async () => {
  const [, second] = (await merchantsWithOrders(2)) as [MerchantFacts, MerchantFacts];
  for (const [reason, change] of [
    ['one more', () => makeMerchant()],
    ['one less', () => pool().query(`UPDATE merchant SET status = 'on_hold' WHERE id = $1`, [second.id.toString()])],
  ] as const) {
    const runId = await request();
    await calculateBatch(runId, 1);
    await change();
    await finish(runId, 1);
    const { progress } = await runOf(runId);
    const { rows } = await pool().query<{ merchants: number }>(
      `SELECT count(*)::int AS merchants FROM merchant WHERE status <> 'on_hold'`,
    );
    const merchants = rows[0]?.merchants;
    expect([reason, progress]).toEqual([reason, { merchantsDone: merchants, merchantsTotal: merchants }]);
    endingBefore = addDays(endingBefore, 7);
  }
});

describe('a calculation that is killed', () => {
  test('between batches goes on with the merchants that are missing', async () => {
    const made = await merchantsWithOrders(5);
    const runId = await request();
    const { progress } = await runOf(runId);
    expect(progress).toEqual({ merchantsDone: 0, merchantsTotal: null });
    expect(await calculateBatch(runId, 2)).toBe(false);
    expect((await runOf(runId)).progress.merchantsDone).toBe(2);
    await finish(runId, 3);
    const own = (await planned(runId)).filter((row) => made.some(({ reference }) => reference === row.merchant));
    expect(own).toHaveLength(5);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('in the middle of a batch leaves nothing of that batch', async () => {
    const made = await merchantsWithOrders(3);
    const last = made.at(-1) as MerchantFacts;
    const runId = await request();
    await onOwnersConnection(async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT FROM merchant WHERE id = $1 FOR KEY SHARE', [last.id.toString()]);
      const dying = expect(calculateBatch(runId)).rejects.toThrow(/database is away/);
      const waiting = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await client.query(waiting)).rowCount === 0);
      await dying;
      await client.query('ROLLBACK');
    });
    expect(await planned(runId)).toEqual([]);
    expect((await runOf(runId)).progress.merchantsDone).toBe(0);
    await finish(runId);
    expect((await planned(runId)).filter((row) => row.merchant === last.reference)).toHaveLength(1);
    expect(await findDiscrepancies()).toEqual([]);
  });
});

describe('a run that is given up', () => {
  test('opens its days again and gives the books back; asked for again, it pays each order once', async () => {
    const made = await merchantsWithOrders(3);
    const first = await request();
    await calculateBatch(first, 2_000 - 1);
    // What had been planned is ready; a run that is given up is still calculating, so that one is made for this.
    expect((await runOf(first)).status).toBe('ready');
    await giveUpRun(first, 'a ready run is not given up');
    expect((await runOf(first)).status).toBe('ready');

    endingBefore = addDays(endingBefore, 7);
    start = addDays(start, 7);
    const more = made[0] as MerchantFacts;
    await bringIn(more, [orderOf(more, `${start}T10:00Z`, 5_000)]);
    const second = await request();
    while ((await planned(second)).every((row) => row.merchant !== more.reference)) await calculateBatch(second, 1);
    expect((await runOf(second)).status).toBe('calculating');
    // This one comes while the day is closed, and stays on the next open day.
    await bringIn(more, [orderOf(more, `${start}T11:00Z`, 600)]);
    await giveUpRun(second, 'the power went');
    await giveUpRun(second, 'and again');

    expect(await runOf(second)).toMatchObject({ status: 'failed', failureReason: 'the power went', totals: [] });
    expect((await planned(second)).every((row) => row.status === 'cancelled')).toBe(true);
    expect(await findDiscrepancies()).toEqual([]);

    const again = await disburse('1week', endingBefore);
    expect(again).not.toBe(second);
    expect((await planned(again)).find((row) => row.merchant === more.reference)).toMatchObject({
      orders: 1,
      gross: 5_000n,
    });
    const next = await disburse('1week', addDays(endingBefore, 7));
    expect((await planned(next)).find((row) => row.merchant === more.reference)).toMatchObject({
      orders: 1,
      gross: 600n,
    });
    expect(await findDiscrepancies()).toEqual([]);
    endingBefore = addDays(endingBefore, 7);
  });

  test('does not go on: its next batch does nothing', async () => {
    await merchantsWithOrders(2);
    const runId = await request();
    await giveUpRun(runId, 'no');
    expect(await calculateBatch(runId, 1)).toBe(true);
    expect(await planned(runId)).toEqual([]);
  });
});

describe('a run that comes no further', () => {
  const wokenFor = async (runId: string) =>
    (await pool().query(`SELECT FROM outbox WHERE data ->> 'runId' = $1 AND name = $2`, [runId, RUN_REQUESTED]))
      .rowCount;
  const aMinuteLater = (runId: string) =>
    pool().query(`UPDATE run SET wake_at = wake_at - interval '1 minute' WHERE id = $1`, [runId]);

  test('for a minute is woken, and then once in ten', async () => {
    await merchantsWithOrders(2);
    const runId = await request();
    const asked = await wokenFor(runId);
    expect(await wakeForgottenRuns()).toBe(0);
    await aMinuteLater(runId);
    await calculateBatch(runId, 1);
    expect(await wakeForgottenRuns()).toBe(0);
    await aMinuteLater(runId);
    expect(await wakeForgottenRuns()).toBe(1);
    expect(await wokenFor(runId)).toBe((asked ?? 0) + 1);
    await aMinuteLater(runId);
    expect(await wakeForgottenRuns()).toBe(0);
    await finish(runId);
  });

  test('is left to who has it in hand, and one that is ready to people', async () => {
    await merchantsWithOrders(1);
    const runId = await request();
    await aMinuteLater(runId);
    await transaction(async (client) => {
      await client.query('SELECT FROM run WHERE id = $1 FOR UPDATE', [runId]);
      expect(await wakeForgottenRuns()).toBe(0);
    });
    await finish(runId);
    await aMinuteLater(runId);
    expect(await wakeForgottenRuns()).toBe(0);
  });
});

test('periods of one merchant and currency cannot overlap, whoever writes', async () => {
  const [merchant] = (await merchantsWithOrders(1)) as [MerchantFacts];
  const runId = await request();
  await finish(runId);
  const insert = (from: string, to: string, currency: string, status = 'planned') =>
    onOwnersConnection((client) =>
      client.query(
        `INSERT INTO disbursement (run_id, merchant_id, currency, period_from, period_to, orders, gross_minor, fee_minor, net_minor, outcome, status)
         SELECT id, $1, $2, $3, $4, 0, 0, 0, 0, 'nothing_due', $5::disbursement_status FROM run WHERE status = 'failed' LIMIT 1`,
        [merchant.id.toString(), currency, from, to, status],
      ),
    );
  const lastDay = addDays(endingBefore, -1);
  await expect(insert(lastDay, addDays(endingBefore, 1), 'EUR')).rejects.toThrow(/disbursement_periods_do_not_overlap/);
  await expect(insert(addDays(start, 1), addDays(start, 2), 'EUR')).rejects.toThrow(/do_not_overlap/);
  await expect(insert(start, start, 'USD')).rejects.toThrow(/disbursement_period_not_empty/);
  await expect(insert(lastDay, addDays(endingBefore, 1), 'EUR', 'cancelled')).resolves.toMatchObject({ rowCount: 1 });
});
