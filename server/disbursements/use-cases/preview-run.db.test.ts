import { expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { calculateBatch } from './calculate-run';
import { listDisbursements } from './list-disbursements';
import { previewRun } from './preview-run';
import { requestScheduledRun } from './request-scheduled-run';

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

  const before = await everything();
  const frame = unwrap(await previewRun(operator, { timeFrame: { length: '1week', endingBefore: '2026-03-16' } }));
  const today = unwrap(await previewRun(operator, {}));
  expect(await everything()).toEqual(before);

  expect(frame.totals).toMatchObject([{ currency: 'EUR', merchants: 2, orders: 3, toPay: { amount: 98_158 + 4_952 } }]);
  expect(
    frame.merchants.map(({ merchantReference, outcome, differences }) => [merchantReference, outcome, differences]),
  ).toEqual([
    ['steady', 'to_pay', ['unusually_high']],
    ['fresh', 'to_pay', ['first']],
    ['small', 'below_minimum', ['first']],
  ]);
  expect(frame.leftOut).toEqual([{ merchantReference: 'held', merchantName: 'held', reason: 'on_hold' }]);

  // Monday is the day of all of them.
  const { run } = unwrap(await requestScheduledRun(operator));
  while (!(await calculateBatch(run.id)));
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
