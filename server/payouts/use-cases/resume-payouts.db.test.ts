import { afterEach, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { euros, leaveInFiles } from '@/prisma/demo/payout-files';
import { approvedRun, owedTo } from '@/prisma/demo/payouts';
import { localDate } from '@/server/kernel/calendar';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { PAYOUT_DUE } from '../events';
import { advancePayout } from './advance-payout';
import { advancePayouts, wakePayouts } from './resume-payouts';

const week = localDate('2026-01-12');
const real = new Date();
afterEach(() => fixClock(real));

async function approved(): Promise<bigint> {
  const merchant = await makeMerchant();
  await owedTo(merchant, week, 20_000, '99');
  const runId = await approvedRun(week, merchant.reference);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId]);
  return rows[0]?.id as bigint;
}
const statusOf = async (id: bigint) =>
  (await pool().query<{ status: string }>('SELECT status FROM disbursement WHERE id = $1', [id])).rows[0]?.status;
/** The payouts that are woken by it. */
async function wokenBy(work: () => Promise<void>): Promise<string[]> {
  await pool().query('DELETE FROM outbox');
  await work();
  const { rows } = await pool().query<{ id: string }>(
    `SELECT data ->> 'disbursementId' AS id FROM outbox WHERE name = $1 ORDER BY id`,
    [PAYOUT_DUE],
  );
  return rows.map(({ id }) => id);
}

test('what left by the bank’s connection is asked about there, also once the next payouts leave in files', async () => {
  fixClock('2026-01-12T12:00:00Z');
  await leaveInFiles({ ...euros, channel: 'bank' });
  const sent = await approved();
  await advancePayout(sent);
  await advancePayout(sent);
  expect(await statusOf(sent)).toBe('submitted');
  const waits = await approved();
  expect(await wokenBy(wakePayouts)).toEqual([sent, waits].map(String));

  await leaveInFiles();
  expect(await wokenBy(wakePayouts)).toEqual([String(sent)]);
  fixClock('2026-01-12T13:00:00Z');
  await advancePayouts();
  expect([await statusOf(sent), await statusOf(waits)]).toEqual(['paid', 'approved']);
});
