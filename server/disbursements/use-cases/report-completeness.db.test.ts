import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approve, bringIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured, makeDisputed, makeRefunded, win } from '@/prisma/demo/paid';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { addDays, type LocalDate, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { oweDispute, oweDisputeWon, owePayment, oweRefund } from '@/server/payables/use-cases/owe-payment';
import { requestSettlement } from '@/server/payables/use-cases/request-settlement';
import { settleBatch } from '@/server/payables/use-cases/settle';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { calculateBatch } from './calculate-run';
import { cancelRun, excludeMerchant } from './end-run';
import { replayRun } from './replay-run';
import { reportCompleteness } from './report-completeness';
import { requestScheduledRun } from './request-scheduled-run';

const staff = jobActor('test');
const day = fc.nat({ max: 40 });
const merchant = fc.nat({ max: 2 });
const amount = fc.oneof(fc.constantFrom(1, 33, 5_000, 30_000), fc.integer({ min: 1, max: 500_000 }));
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('order' as const), merchant, amount, ago: fc.nat({ max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('capture' as const), merchant, amount }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('refund' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('dispute' as const), which: fc.nat(), isWon: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('settle' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('run' as const),
      days: day,
      after: fc.constantFrom('wait', 'cancel', 'exclude', 'approve', 'approve', 'approve'),
    }),
  },
);
/** What of a net is kept: by a minimum, by a reserve, and whether missing fees are deducted. */
const terms = fc.record({
  minimum: fc.constantFrom(0, 20_000, 400_000),
  reservePpm: fc.constantFrom(0, 50_000),
  monthlyFee: fc.constantFrom(0, 2_900),
  isDeducted: fc.boolean(),
});

let today: LocalDate = localDate('2014-01-06');

test('whatever happens, every payable is in one place, and the ledger is what the places make', async () => {
  const placed = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(terms, terms, terms),
      fc.array(step, { minLength: 12, maxLength: 30 }),
      async (of, steps) => {
        // What came before is paid no more, so that each story is told by its own.
        await pool().query(`UPDATE merchant SET status = 'on_hold' WHERE status <> 'on_hold'`);
        const merchants = await Promise.all(of.map((its, index) => merchantWith(its, index)));
        const paid: { id: bigint; left: number }[] = [];
        const noon = () => `${today}T12:00Z`;
        const restore = fixClock(noon());
        try {
          for (const one of steps) {
            today = addDays(today, one.what === 'run' ? one.days : 1);
            fixClock(noon());
            const its = merchants['merchant' in one ? one.merchant : 0] as MerchantFacts;
            if (one.what === 'order') {
              await bringIn(its, [orderOf(its, `${addDays(today, -one.ago)}T10:00Z`, one.amount)]);
            } else if (one.what === 'capture') {
              const id = await makeCaptured(its, one.amount, { method: 'debit_card', at: noon() });
              await owePayment(id);
              paid.push({ id, left: one.amount });
            } else if (one.what === 'settle') {
              await settleAll();
            } else if (one.what === 'run') {
              await runAnd(one.after, merchants);
            } else if ('which' in one && paid.length > 0) {
              const payment = paid[one.which % paid.length] as (typeof paid)[number];
              if (payment.left === 0) continue;
              if (one.what === 'refund') await oweRefund(await makeRefunded(payment.id, payment.left, noon()));
              else await dispute(payment, one.isWon, noon());
              payment.left = 0;
            }
            const report = unwrap(await reportCompleteness(staff, {}));
            expect(report).toMatchObject({ isComplete: true });
          }
          for (const { places } of unwrap(await reportCompleteness(staff, {})).currencies)
            for (const { place, payables } of places) if (payables > 0) placed.add(place);
          expect(await replays()).toEqual([]);
          // Of each merchant as of all.
          for (const { reference } of merchants)
            expect(unwrap(await reportCompleteness(staff, { merchant: reference })).isComplete).toBe(true);
        } finally {
          restore();
        }
      },
    ),
    { numRuns: 12 },
  );
  // Otherwise the stories were not about what they are for.
  expect(placed).toEqual(new Set(['waiting', 'due', 'under_way', 'carried']));
});

/** Runs that are not what they were, when they are calculated again after all that came later. */
async function replays(): Promise<unknown[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM run WHERE status NOT IN ('cancelled', 'rejected', 'failed', 'calculating')`,
  );
  const wrong: unknown[] = [];
  for (const { id } of rows) {
    const { isSame, difference } = unwrap(await replayRun(staff, id));
    if (!isSame) wrong.push(difference);
  }
  return wrong;
}

async function merchantWith(
  its: { minimum: number; reservePpm: number; monthlyFee: number; isDeducted: boolean },
  index: number,
) {
  const made = await makeMerchant({
    disbursementFrequency: index === 0 ? 'daily' : 'weekly',
    currency: index === 2 ? 'JPY' : 'EUR',
    minimumMonthlyFeeMinor: BigInt(its.monthlyFee),
  });
  await pool().query(
    `UPDATE merchant SET minimum_payout_minor = $2, reserve_ppm = $3, reserve_days = CASE WHEN $3 > 0 THEN 20 ELSE 0 END,
            deducts_monthly_fee = $4 WHERE id = $1`,
    [made.id, its.minimum, its.reservePpm, its.isDeducted],
  );
  return made;
}

async function dispute(payment: { id: bigint; left: number }, isWon: boolean, at: string): Promise<void> {
  const id = await makeDisputed(payment.id, payment.left, 1_500, at);
  await oweDispute(id);
  if (!isWon) return;
  await win(id, at);
  await oweDisputeWon(id);
}

async function settleAll(): Promise<void> {
  const { settlement } = unwrap(await requestSettlement(staff, { through: addDays(today, -1) }));
  while (!(await settleBatch(BigInt(settlement.id))));
}

async function runAnd(after: string, merchants: MerchantFacts[]): Promise<void> {
  const asked = unwrap(await requestScheduledRun(staff));
  if (asked.alreadyRequested) return;
  const { id } = asked.run;
  while (!(await calculateBatch(id)));
  if (after === 'cancel') unwrap(await cancelRun(staff, { id, reason: 'test' }));
  // Whoever had no turn in it cannot be taken out.
  if (after === 'exclude')
    await excludeMerchant(staff, { id, merchant: merchants[1]?.reference as string, reason: 'test' });
  if (after === 'approve') await approve(id);
}

test('what somebody changed by hand is a difference of that account', async () => {
  const its = await makeMerchant({ currency: 'BHD' });
  await bringIn(its, [orderOf(its, `${addDays(today, -3)}T10:00Z`, 10_000)]);
  const change = (minor: number) =>
    withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
      await client.query(`SET session_replication_role = 'replica'`);
      await client.query(
        'UPDATE payable SET fee_minor = fee_minor + $2, net_minor = net_minor - $2 WHERE merchant_id = $1',
        [its.id.toString(), minor],
      );
    });
  const differing = async () =>
    unwrap(await reportCompleteness(staff, { merchant: its.reference })).currencies.flatMap(({ accounts }) =>
      accounts.filter(({ difference }) => difference.amount !== 0).map((one) => [one.account, one.difference.amount]),
    );
  expect(await differing()).toEqual([]);
  await change(1);
  expect(await differing()).toEqual([
    ['merchant_payable', -1],
    ['fee_revenue', 1],
  ]);
  await change(-1);
  expect((await reportCompleteness(staff, { merchant: 'none' })).ok).toBe(false);
});
