import { expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, bringOrdersIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool } from '@/server/platform/db';
import { calculateBatch, giveUpRun } from './calculate-run';
import { requestRun } from './request-run';

// A payable that is written while its period is being closed is either in the run or due on the next open day.

const request = async (endingBefore: string, merchant?: string) =>
  unwrap(await requestRun(jobActor('test'), { timeFrame: { length: '1week', endingBefore }, merchant })).run.id;

const dueDays = async (merchant: MerchantFacts) =>
  (
    await pool().query<{ due_on: string; in_run: boolean }>(
      `SELECT p.due_on, d.id IS NOT NULL AS in_run FROM payable p LEFT JOIN disbursement d
           ON d.merchant_id = p.merchant_id AND daterange(d.period_from, d.period_to) @> p.due_on AND d.status <> 'cancelled'
        WHERE p.merchant_id = $1 ORDER BY p.id`,
      [merchant.id.toString()],
    )
  ).rows;

/** Until another connection to this database waits for a lock. */
const someoneWaits = () =>
  withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await client.query(waiting)).rowCount === 0);
  });

for (const [end, orders] of [
  ['COMMIT', 1],
  ['ROLLBACK', 0],
] as const) {
  test(`a run waits for a payable that is being written, and counts it after its ${end}`, async () => {
    const merchant = await makeMerchant();
    const runId = await request('2026-01-12', merchant.reference);
    const writer = await pool().connect();
    await writer.query('BEGIN');
    await bringOrdersIn(writer, merchant, [orderOf(merchant, '2026-01-07T10:00Z', 5_000)]);
    const calculating = calculateBatch(runId);
    await someoneWaits();
    await writer.query(end);
    writer.release();
    await calculating;
    const { rows } = await pool().query('SELECT orders FROM disbursement WHERE run_id = $1', [runId]);
    expect(rows).toEqual([{ orders }]);
    expect(await findDiscrepancies()).toEqual([]);
  });
}

for (const [end, dueOn] of [
  ['COMMIT', '2026-01-12'],
  ['ROLLBACK', '2026-01-07'],
] as const) {
  test(`a payable waits for a run that is closing its period, and falls due on ${dueOn} after its ${end}`, async () => {
    const merchant = await makeMerchant();
    const runId = await request('2026-01-12', merchant.reference);
    // The calculation, held just before its end.
    const closing = await pool().connect();
    await closing.query('BEGIN');
    await closing.query('SELECT FROM merchant WHERE id = $1 FOR UPDATE', [merchant.id.toString()]);
    await closing.query(
      `INSERT INTO disbursement (run_id, merchant_id, currency, period_from, period_to, orders, gross_minor, fee_minor, net_minor, outcome, status)
       SELECT id, merchant_id, 'EUR', period_from, period_to, 0, 0, 0, 0, 'nothing_due', 'planned' FROM run WHERE id = $1`,
      [runId],
    );
    const writing = bringIn(merchant, [orderOf(merchant, '2026-01-07T10:00Z', 5_000)]);
    await someoneWaits();
    await closing.query(end);
    closing.release();
    await writing;
    expect(await dueDays(merchant)).toMatchObject([{ due_on: dueOn }]);
  });
}

test('many writers against many calculations, some given up: nothing is lost, nothing is paid twice', async () => {
  const ROUNDS = 25;
  const merchants = [await makeMerchant(), await makeMerchant(), await makeMerchant()];
  let endingBefore = localDate('2024-01-08');
  let written = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const day = addDays(endingBefore, -(1 + (round % 7)));
    const runId = await request(endingBefore);
    const isGivenUp = round % 5 === 4;
    const writers = merchants.flatMap((merchant, index) =>
      Array.from({ length: 4 }, (_, n) =>
        bringIn(merchant, [
          orderOf(merchant, `${day}T10:00Z`, 1_000 * (index + 1) + n),
          orderOf(merchant, `${endingBefore}T10:00Z`, 77),
        ]),
      ),
    );
    const calculate = async () => {
      while (!(await calculateBatch(runId, 1))) if (isGivenUp) await giveUpRun(runId, 'no luck');
    };
    await Promise.all([...writers, calculate(), calculate()]);
    written += writers.length * 2;

    const { rows } = await pool().query<{ payables: number }>('SELECT count(*)::int AS payables FROM payable');
    // Four of the tests above wrote one each, and one of them took it back.
    expect(rows[0]?.payables).toBe(written + 3);
    expect(await findDiscrepancies()).toEqual([]);
    for (const merchant of merchants)
      for (const { due_on, in_run } of await dueDays(merchant))
        if (!in_run && !isGivenUp) expect(due_on >= endingBefore).toBe(true);
    if (isGivenUp) while (!(await calculateBatch(await request(endingBefore))));
    endingBefore = addDays(endingBefore, 7);
  }
});
