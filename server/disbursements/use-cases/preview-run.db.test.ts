import { describe, expect, test } from 'vitest';
import { bringIn, disburse, makeBankAccount, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { calculateBatch } from './calculate-run';
import { listDisbursements } from './list-disbursements';
import { previewFlags } from './preview-flags';
import { previewRun } from './preview-run';
import { requestScheduledRun } from './request-scheduled-run';
import { reviewRun } from './review-run';
import { submitRun } from './submit-run';

const operator = jobActor('test');
const sell = (merchant: MerchantFacts, at: string, minor: number) => bringIn(merchant, [orderOf(merchant, at, minor)]);

/** Every table with its number of rows: what is looked at must leave them alone. */
const everything = async () =>
  (
    await pool().query(
      `SELECT c.relname, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', c.relname), false, true, '')))[1]::text AS n
         FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
          AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`,
    )
  ).rows;

test('it is what the run then gives, and writes nothing', async () => {
  fixClock('2026-03-16T08:00Z');
  const steady = await makeMerchant({ reference: 'steady' });
  for (const [week, end] of ['2026-02-16', '2026-02-23', '2026-03-02', '2026-03-09'].entries()) {
    await sell(steady, `${addDays(localDate(end), -1)}T10:00Z`, 10_000 + week);
    await disburse('1week', end, steady.reference);
  }
  await sell(steady, '2026-03-10T10:00Z', 99_000);
  const fresh = await makeMerchant({ reference: 'fresh' });
  await sell(fresh, '2026-03-11T10:00Z', 5_000);
  const small = await makeMerchant({ reference: 'small' });
  await sell(small, '2026-03-11T10:00Z', 700);
  await pool().query('UPDATE merchant SET minimum_payout_minor = 1000 WHERE id = $1', [small.id]);
  await makeMerchant({ reference: 'held', status: 'on_hold' });
  await makeMerchant({ reference: 'later', liveOn: localDate('2026-03-20') });
  await makeMerchant({ reference: 'onboarding', status: 'onboarding' });
  await makeBankAccount(fresh);

  const before = await everything();
  const frame = unwrap(await previewRun(operator, { timeFrame: { length: '1week', endingBefore: '2026-03-16' } }));
  const today = unwrap(await previewRun(operator, {}));
  expect(unwrap(await previewFlags(operator, {}))).toMatchObject([
    { merchantReference: 'fresh', kind: 'first_to_account', disbursementId: null },
  ]);
  expect(await everything()).toEqual(before);

  expect(frame.totals).toMatchObject([{ currency: 'EUR', merchants: 2, orders: 3, toPay: { amount: 98_158 + 4_952 } }]);
  expect(
    frame.merchants.map(({ merchantReference, outcome, waitsFor, differences }) => [
      merchantReference,
      outcome,
      waitsFor,
      differences,
    ]),
  ).toEqual([
    ['steady', 'to_pay', 'no_account', ['unusually_high']],
    ['fresh', 'to_pay', null, ['first']],
    ['small', 'below_minimum', null, ['first']],
  ]);
  expect(frame.leftOut).toEqual([
    { merchantReference: 'held', merchantName: 'held', reason: 'on_hold' },
    { merchantReference: 'later', merchantName: 'later', reason: 'not_live_yet' },
  ]);
  expect(frame.others).toBe(0);

  // Monday is the day of all of them.
  const { run } = unwrap(await requestScheduledRun(operator));
  while (!(await calculateBatch(run.id)));
  expect(unwrap(await reviewRun(operator, run.id)).hash).toBe(today.hash);
  const given = unwrap(await listDisbursements(operator, { runId: run.id, limit: 100 })).data;
  const comparable = (rows: typeof given) =>
    rows
      .map(({ merchantReference, timeFrame, orders, gross, fee, net, kept, toPay, outcome }) => ({
        merchantReference,
        timeFrame,
        orders,
        gross,
        fee,
        net,
        kept,
        toPay,
        outcome,
      }))
      .sort((a, b) => (a.merchantReference < b.merchantReference ? -1 : 1));
  expect(comparable(today.merchants as unknown as typeof given)).toEqual(comparable(given));
  // What was paid now is nobody's turn any more, and its days are closed to a frame.
  expect(unwrap(await previewRun(operator, {})).merchants).toEqual([]);
  expect(await previewRun(operator, { timeFrame: { length: '1week', endingBefore: '2026-03-16' } })).toMatchObject({
    refusal: { code: 'days_already_disbursed' },
  });
});

describe('of one merchant', () => {
  const timeFrame = { length: '1week' as const, endingBefore: '2026-03-16' };

  test('whose day it is not, it says no more than that', async () => {
    const { reference: merchant } = await makeMerchant({ liveOn: localDate('2026-03-03') });
    await disburse('1day', '2026-03-10', merchant);
    expect(unwrap(await previewRun(operator, { merchant }))).toMatchObject({ merchants: [], leftOut: [], others: 1 });
  });

  test('that was paid last time and gets nothing now, it is missing; where other rates hold, it says that too', async () => {
    const merchant = await makeMerchant();
    await sell(merchant, '2026-03-03T10:00Z', 10_000);
    await disburse('1week', '2026-03-09', merchant.reference);
    const differences = async () =>
      unwrap(await previewRun(operator, { timeFrame, merchant: merchant.reference })).merchants[0]?.differences;
    expect(await differences()).toEqual(['missing']);
    await withClient(process.env.DATABASE_OWNER_URL as string, (client) =>
      client.query(
        `WITH own AS (INSERT INTO fee_schedule (name, currency, merchant_id) VALUES ('default', 'EUR', $1) RETURNING id)
         INSERT INTO fee_version (schedule_id, version, starts_on, tiers)
         SELECT id, 1, '2026-03-12', '[{"fromMinor":0,"toMinor":null,"ratePpm":5000,"fixedMinor":0,"rounding":"half_up"}]' FROM own`,
        [merchant.id],
      ),
    );
    expect(await differences()).toEqual(['missing', 'fee_rate_changed']);
  });
});

test.each<[what: string, meanwhile: (merchant: MerchantFacts) => Promise<unknown>, outcome: object]>([
  ['submitted, where nothing came in meanwhile', async () => {}, { ok: true, value: { status: 'submitted' } }],
  ['stale after another order', (of) => sell(of, '2026-03-12T10:00Z', 1), { refusal: { code: 'stale' } }],
  [
    'stale after another account',
    (of) => makeBankAccount(of, { scheme: 'iban', iban: 'NL91ABNA0417164300' }),
    { refusal: { code: 'stale' } },
  ],
])('a run with the hash of its preview is %s', async (_, meanwhile, outcome) => {
  const merchant = await makeMerchant();
  await sell(merchant, '2026-03-11T10:00Z', 10_000);
  await makeBankAccount(merchant);
  const of = { timeFrame: { length: '1week' as const, endingBefore: '2026-03-16' }, merchant: merchant.reference };
  const { hash } = unwrap(await previewRun(operator, of));
  await meanwhile(merchant);
  const id = await disburse('1week', '2026-03-16', merchant.reference);
  expect(await submitRun(operator, { id, hash })).toMatchObject(outcome);
});

test.each([
  ['a merchant that there is not', { merchant: 'nobody' }, 'not_found'],
  [
    'a frame that has not ended',
    { timeFrame: { length: '1week' as const, endingBefore: '2999-01-01' } },
    'invalid_input',
  ],
])('refuses %s', async (_, input, code) => {
  expect(await previewRun(operator, input)).toMatchObject({ ok: false, refusal: { code } });
});
