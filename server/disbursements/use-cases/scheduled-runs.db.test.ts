import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { calculateBatch } from './calculate-run';
import { computeHistory } from './compute-history';
import { reportByYear } from './report-by-year';
import { prepareDailyRun, requestScheduledRun } from './request-scheduled-run';
import { setSchedule } from './schedule-setting';

const operator = jobActor('test');

/** Everything from before is out of the way: no test’s merchants have their turn in another’s runs. */
beforeEach(() => pool().query(`UPDATE merchant SET status = 'on_hold' WHERE status <> 'on_hold'`));
const real = new Date();
afterEach(() => fixClock(real));

/** The run of the day that it is at an instant. @returns what each merchant got: its period, net and outcome */
async function runAt(instant: string, batch?: number) {
  fixClock(new Date(instant));
  const { run } = unwrap(await requestScheduledRun(operator));
  while (!(await calculateBatch(run.id, batch)));
  return given(`run_id = '${run.id}'`);
}
const given = async (where: string) =>
  (
    await pool().query<{ merchant: string; from: string; to: string; net: bigint; outcome: string }>(
      `SELECT m.reference AS merchant, period_from AS "from", period_to AS "to", net_minor AS net, outcome
         FROM disbursement d JOIN merchant m ON m.id = d.merchant_id WHERE ${where} ORDER BY m.id, period_to`,
    )
  ).rows;
const sell = (merchant: MerchantFacts, at: string, minor = 10_000) => bringIn(merchant, [orderOf(merchant, at, minor)]);
const daily = (reference: string, more: Parameters<typeof makeMerchant>[0] = {}) =>
  makeMerchant({ reference, disbursementFrequency: 'daily', ...more });
const gets = (merchant: string, from: string, to: string, net: bigint, outcome = 'to_pay') => ({
  merchant,
  from,
  to,
  net,
  outcome,
});

describe('whose turn it is', () => {
  test('daily merchants, and weekly ones on their weekday, each from where it was paid last', async () => {
    // 2026-03-04 is a Wednesday.
    const a = await daily('a-daily');
    const b = await makeMerchant({ reference: 'a-weekly', liveOn: '2026-01-07' });
    const c = await makeMerchant({ reference: 'a-monday' });
    for (const merchant of [a, b, c]) await sell(merchant, '2026-03-02T10:00Z');
    expect(await runAt('2026-03-04T07:30Z')).toEqual([
      gets('a-daily', '2026-03-02', '2026-03-04', 9_905n),
      gets('a-weekly', '2026-02-25', '2026-03-04', 9_905n),
      gets('a-monday', '2026-02-23', '2026-03-02', 0n, 'nothing_due'),
    ]);
    await sell(a, '2026-03-04T10:00Z');
    expect(await runAt('2026-03-05T07:30Z', 1)).toEqual([gets('a-daily', '2026-03-04', '2026-03-05', 9_905n)]);
    // Asked for again it is the same; three days that were missed are one.
    expect(await runAt('2026-03-05T17:30Z')).toHaveLength(1);
    expect(await runAt('2026-03-08T07:30Z')).toEqual([gets('a-daily', '2026-03-05', '2026-03-08', 0n, 'nothing_due')]);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('by the day where the merchant is: a day that has not come there waits', async () => {
    const west = await daily('b-west', { timeZone: 'America/Los_Angeles' });
    const east = await daily('b-east', { timeZone: 'Pacific/Auckland' });
    // At 07:30 in UTC it is still the day before in Los Angeles. Both sold at the same instant.
    for (const merchant of [west, east]) await sell(merchant, '2026-01-14T01:00Z');
    expect(await runAt('2026-01-15T07:30Z')).toEqual([
      gets('b-west', '2026-01-13', '2026-01-14', 9_905n),
      gets('b-east', '2026-01-14', '2026-01-15', 9_905n),
    ]);
  });

  test('by its own weekdays, when it has such', async () => {
    const own = await daily('c-own');
    await pool().query(`UPDATE merchant SET disbursement_weekdays = '{2,4}' WHERE id = $1`, [own.id]);
    await sell(own, '2026-04-01T10:00Z');
    expect(await runAt('2026-04-02T07:30Z')).toEqual([gets('c-own', '2026-03-31', '2026-04-02', 9_905n)]);
    expect(await runAt('2026-04-03T07:30Z')).toEqual([]);
    expect(await runAt('2026-04-07T07:30Z')).toEqual([gets('c-own', '2026-04-02', '2026-04-07', 0n, 'nothing_due')]);
  });

  test('not while it is on hold, and then for all days since; nor for days that a frame has closed', async () => {
    const held = await daily('d-held');
    await sell(held, '2026-05-01T10:00Z');
    await pool().query(`UPDATE merchant SET status = 'on_hold' WHERE id = $1`, [held.id]);
    expect(await runAt('2026-05-02T07:30Z')).toEqual([]);
    const { rows } = await pool().query(`SELECT reason FROM run_skip WHERE merchant_id = $1`, [held.id]);
    expect(rows).toEqual([{ reason: 'on_hold' }]);
    await pool().query(`UPDATE merchant SET status = 'active' WHERE id = $1`, [held.id]);
    expect(await runAt('2026-05-04T07:30Z')).toEqual([gets('d-held', '2026-05-01', '2026-05-04', 9_905n)]);
    await disburse('1day', '2026-05-05', held.reference).catch(() => {});
    fixClock(new Date('2026-05-12T07:00Z'));
    await disburse('1week', '2026-05-12', held.reference);
    expect(await runAt('2026-05-12T07:30Z')).toEqual([]);
  });
});

describe('the run of the day by itself', () => {
  test('begins on the day that is set, once a day', async () => {
    await daily('e-daily');
    fixClock(new Date('2026-06-02T07:30Z'));
    expect(await prepareDailyRun()).toEqual({ runId: null });
    unwrap(await setSchedule(operator, { beginsOn: '2026-06-03' }));
    expect(await prepareDailyRun()).toEqual({ runId: null });
    fixClock(new Date('2026-06-03T07:30Z'));
    const { runId } = await prepareDailyRun();
    expect(runId).not.toBeNull();
    expect(await prepareDailyRun()).toEqual({ runId });
    while (!(await calculateBatch(runId as string)));
  });
});

describe('the minimum monthly fee', () => {
  const fees = async (merchant: MerchantFacts) =>
    (
      await pool().query(
        `SELECT month, fees_minor, amount_minor, is_deducted FROM monthly_fee WHERE merchant_id = $1 ORDER BY month`,
        [merchant.id],
      )
    ).rows;

  test('is what the fees of a month’s disbursements lack, from the month of the first, once', async () => {
    const merchant = await daily('f-owing');
    await pool().query('UPDATE merchant SET minimum_monthly_fee_minor = 1500 WHERE id = $1', [merchant.id]);
    await sell(merchant, '2026-07-30T10:00Z', 100_000);
    // Dated on the first of August: it is one of August's.
    await sell(merchant, '2026-07-31T10:00Z', 100_000);
    for (const day of ['2026-07-31', '2026-08-01', '2026-08-02', '2026-09-01']) await runAt(`${day}T07:30Z`);
    // 0.85 % of 1,000.00 is 8.50; 15.00 − 8.50 are missing in both.
    const month = { fees_minor: 850n, amount_minor: 650n, is_deducted: false };
    expect(await fees(merchant)).toEqual([
      { month: '2026-07-01', ...month },
      { month: '2026-08-01', ...month },
    ]);
    const { rows } = await pool().query(
      `SELECT balance_minor FROM account WHERE merchant_id = $1 AND code = 'merchant_fees'`,
      [merchant.id],
    );
    expect(rows).toEqual([{ balance_minor: 1_300n }]);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('is taken from the next disbursement, where the merchant’s terms say so', async () => {
    const merchant = await daily('g-deducted');
    await pool().query(
      'UPDATE merchant SET minimum_monthly_fee_minor = 1500, deducts_monthly_fee = true WHERE id = $1',
      [merchant.id],
    );
    await sell(merchant, '2026-10-29T10:00Z', 100_000);
    await runAt('2026-10-30T07:30Z');
    await runAt('2026-11-01T07:30Z');
    await sell(merchant, '2026-11-01T10:00Z', 100_000);
    expect(await fees(merchant)).toEqual([
      { month: '2026-10-01', fees_minor: 850n, amount_minor: 650n, is_deducted: true },
    ]);
    expect(await runAt('2026-11-02T07:30Z')).toEqual([gets('g-deducted', '2026-11-01', '2026-11-02', 98_500n)]);
    // It is no fee of an order: the next month lacks as much again.
    await runAt('2026-12-01T07:30Z');
    expect((await fees(merchant)).at(-1)).toMatchObject({ month: '2026-11-01', fees_minor: 850n, amount_minor: 650n });
    expect(await findDiscrepancies()).toEqual([]);
  });
});

describe('the past', () => {
  test('is what day after day would have made, and is told by year', async () => {
    const make = async (prefix: string) => {
      const often = await daily(`${prefix}-daily`);
      const weekly = await makeMerchant({ reference: `${prefix}-weekly`, liveOn: '2019-12-18' });
      await pool().query('UPDATE merchant SET minimum_monthly_fee_minor = 2000 WHERE id = ANY($1)', [
        [often.id, weekly.id],
      ]);
      for (const merchant of [often, weekly])
        for (const at of ['2019-12-18', '2019-12-19', '2019-12-31', '2020-01-01', '2020-01-15'])
          await sell(merchant, `${at}T23:59Z`, 50_000);
      return [often, weekly];
    };
    await make('h-each');
    for (
      let day = new Date('2019-12-19T07:30Z');
      day <= new Date('2020-02-01T07:30Z');
      day = new Date(day.getTime() + 86_400_000)
    )
      await runAt(day.toISOString());
    const each = await given(`m.reference LIKE 'h-each%' AND orders > 0`);
    await pool().query(`UPDATE merchant SET status = 'on_hold'`);

    fixClock(new Date('2026-11-01T00:00Z'));
    const past = await make('h-past');
    const merchants = past.map((merchant) => merchant.reference);
    const done = unwrap(await computeHistory(operator, { through: '2020-02-01', merchants }, () => {}));
    expect(await given(`m.reference LIKE 'h-past%' AND orders > 0`)).toEqual(
      each.map((row) => ({ ...row, merchant: row.merchant.replace('each', 'past') })),
    );
    // Again it finds nothing to do.
    expect(unwrap(await computeHistory(operator, { through: '2020-02-01', merchants }, () => {})).disbursements).toBe(
      0,
    );

    const report = async (prefix: string) =>
      unwrap(await reportByYear(operator, { currency: 'EUR', merchants: `${prefix}-daily,${prefix}-weekly` })).data;
    expect(await report('h-past')).toEqual(await report('h-each'));
    const eur = (amount: number) => ({ amount, currency: 'EUR' });
    // Dated 2019: daily 19th and 20th, weekly the 25th with both; 0.85 % of 500.00 is 4.25. Two fees for December and two for
    // January, all charged in 2020: 20.00 − 8.50 each for December, 20.00 − 12.75 for January.
    expect(await report('h-past')).toEqual([
      {
        year: 2019,
        disbursements: 3,
        gross: eur(200_000),
        orderFees: eur(1_700),
        net: eur(198_300),
        monthlyFees: 0,
        monthlyFeeAmount: eur(0),
      },
      {
        year: 2020,
        disbursements: 6,
        gross: eur(300_000),
        orderFees: eur(2_550),
        net: eur(297_450),
        monthlyFees: 4,
        monthlyFeeAmount: eur(3_750),
      },
    ]);
    expect(done).toEqual({ disbursements: 9, monthlyFees: 4 });
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('of more merchants than go together is theirs all the same, each once', async () => {
    fixClock(new Date('2026-11-01T00:00Z'));
    const merchants = Array.from({ length: 60 }, (_, n) => `many-${n}`);
    for (const reference of merchants) await sell(await daily(reference), '2017-05-30T10:00Z', 100_000);
    await pool().query(
      `UPDATE merchant SET minimum_monthly_fee_minor = 1500, deducts_monthly_fee = true WHERE reference LIKE 'many-%'`,
    );
    const done = unwrap(await computeHistory(operator, { through: '2017-06-02', merchants }, () => {}));
    // In May the order, from which 8.50 of a fee came; in June what the month lacked.
    expect(done.monthlyFees).toBe(60);
    expect(await given(`m.reference LIKE 'many-%' AND orders > 0`)).toEqual(
      merchants.map((reference) => gets(reference, '2017-05-30', '2017-05-31', 99_150n)),
    );
    expect((await pool().query(`SELECT FROM run WHERE status = 'calculating'`)).rowCount).toBe(0);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('leaves nothing half begun where it meets a run that others have had already', async () => {
    fixClock(new Date('2026-11-01T00:00Z'));
    const [one, late] = [await daily('k-one'), await daily('k-late')];
    await sell(one, '2018-03-05T10:00Z');
    await sell(late, '2018-03-02T10:00Z');
    const input = { through: '2018-03-07', merchants: ['k-one', 'k-late'] };
    await pool().query(`UPDATE merchant SET status = 'on_hold' WHERE id = $1`, [late.id]);
    unwrap(await computeHistory(operator, input, () => {}));
    await pool().query(`UPDATE merchant SET status = 'active' WHERE id = $1`, [late.id]);
    expect(await computeHistory(operator, input, () => {})).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    // The run of a day would wait for them for ever.
    expect((await pool().query(`SELECT FROM run WHERE status = 'calculating'`)).rowCount).toBe(0);
  });

  test.each([
    ['the future', { through: '2999-01-01' }, 'invalid_input'],
    ['what is no day', { through: '14.11.2023' }, 'invalid_input'],
    ['a merchant that there is not', { through: '2020-01-01', merchants: ['nobody'] }, 'not_found'],
  ])('refuses %s', async (_, input, code) => {
    expect(await computeHistory(operator, input, () => {})).toMatchObject({ ok: false, refusal: { code } });
  });
});

test('a run of the day waits for one that is being calculated', async () => {
  await daily('i-daily');
  fixClock(new Date('2026-08-20T07:30Z'));
  await withClient(process.env.DATABASE_OWNER_URL as string, (client) =>
    client.query(
      `INSERT INTO run (period_from, period_to, status, requested_by, requested_at) VALUES ('2001-01-01', '2001-01-08', 'calculating', 'job:test', now())`,
    ),
  );
  expect(await requestScheduledRun(operator)).toMatchObject({ ok: false, refusal: { code: 'run_in_progress' } });
});
