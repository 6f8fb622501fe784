import { beforeEach, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, makeBankAccount, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { type Actor, jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { decidePolicy, proposePolicy } from './approval-policies';
import { approveByPolicy } from './approve-by-policy';
import { calculateBatch } from './calculate-run';
import { getRunFlags } from './get-run-flags';
import { requestRun } from './request-run';
import { requestScheduledRun } from './request-scheduled-run';
import { reviewRun } from './review-run';

const job = jobActor('test');
const merchant = await makeMerchant({ reference: 'daily', disbursementFrequency: 'daily' });

async function setPolicy(automatic: { currency: string; upToMinor: number }[]) {
  const person = async (): Promise<Actor> => {
    const id = await makePerson('admin');
    const session = { id, pending: null, secondFactorAt: null };
    return { kind: 'user', id, name: 'admin', role: 'admin', merchantId: null, session };
  };
  const { id } = unwrap(
    await proposePolicy(await person(), { tiers: [], automatic, reason: 'small ones go by themselves' }),
  );
  unwrap(await decidePolicy(await person(), { id, confirm: true }));
}

let day = localDate('2026-03-01');
beforeEach(() => {
  day = addDays(day, 1);
  fixClock(`${day}T08:00Z`);
});

async function calculated(of: MerchantFacts, minor: number, isScheduled = true): Promise<string> {
  await bringIn(of, [orderOf(of, `${addDays(day, -1)}T10:00Z`, minor)]);
  const asked = isScheduled
    ? await requestScheduledRun(job)
    : await requestRun(job, { timeFrame: { length: '1day', endingBefore: day } });
  const { run } = unwrap(asked);
  while (!(await calculateBatch(run.id)));
  return run.id;
}
const statusOf = async (id: string) => unwrap(await reviewRun(job, id)).status;

test('nothing goes by itself as delivered', async () => {
  const id = await calculated(merchant, 1_000);
  expect(await approveByPolicy(id)).toBe(false);
  expect(await statusOf(id)).toBe('ready');
});

test('a scheduled run within the policy is submitted and approved, once, with what says so', async () => {
  await setPolicy([{ currency: 'EUR', upToMinor: 50_000 }]);
  const id = await calculated(merchant, 50_000);
  expect(await Promise.all([approveByPolicy(id), approveByPolicy(id)])).toEqual(expect.arrayContaining([true, false]));
  expect(unwrap(await reviewRun(job, id))).toMatchObject({ status: 'approved', approvals: [], approvalsNeeded: 0 });
  expect(unwrap(await getRunFlags(job, id))).toMatchObject({ isKept: true, flags: [] });
  const { rows } = await pool().query(
    `SELECT action, after->>'policyId' AS policy FROM audit_entry WHERE object_id = $1 AND actor_id = 'approve-by-policy' ORDER BY id`,
    [id],
  );
  expect(rows).toEqual([{ action: 'run.submitted', policy: '2' }]);
  expect(await findDiscrepancies()).toEqual([]);
});

test('one above it waits for people', async () => {
  expect(await approveByPolicy(await calculated(merchant, 60_000))).toBe(false);
});

test('so does a run of days that somebody chose', async () => {
  expect(await approveByPolicy(await calculated(merchant, 1_000, false))).toBe(false);
});

test('and one with something that is worth a second look, which the record tells', async () => {
  await makeBankAccount(merchant);
  const id = await calculated(merchant, 1_000);
  expect(await approveByPolicy(id)).toBe(false);
  expect(await statusOf(id)).toBe('ready');
  const { rows } = await pool().query(
    `SELECT after FROM audit_entry WHERE object_id = $1 AND action = 'run.left_to_people'`,
    [id],
  );
  expect(rows).toMatchObject([{ after: { flags: 1 } }]);
});
