import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured, makeDisputed, makeRefunded, win } from '@/prisma/demo/paid';
import { withClient } from '@/scripts/database/database';
import { calculateBatch, giveUpRun } from '@/server/disbursements/use-cases/calculate-run';
import { requestRun } from '@/server/disbursements/use-cases/request-run';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { oweDispute, oweDisputeWon, owePayment, oweRefund } from '@/server/payables/use-cases/owe-payment';
import { requestSettlement } from '@/server/payables/use-cases/request-settlement';
import { settleBatch } from '@/server/payables/use-cases/settle';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { sealEntries } from './seal-entries';
import { verifyRecord } from './verify-record';

const day = fc.nat({ max: 14 });
const merchant = fc.nat({ max: 1 });
const amount = fc.oneof(fc.constantFrom(1, 33, 4_999, 5_000, 30_000), fc.integer({ min: 1, max: 1_000_000 }));
const which = fc.nat();
/** What may happen, in any order: each with the days on which it does. */
const step = fc.oneof(
  fc.record({ what: fc.constant('order' as const), merchant, day, amount }),
  fc.record({ what: fc.constant('capture' as const), merchant, day, amount, isDebit: fc.boolean() }),
  fc.record({ what: fc.constant('refund' as const), which, day, part: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
  fc.record({ what: fc.constant('dispute' as const), which, day, isWon: fc.boolean() }),
  fc.record({ what: fc.constant('settle' as const), day }),
  fc.record({ what: fc.constant('run' as const), day, isGivenUp: fc.boolean() }),
);

const staff = jobActor('test');
let nextStart = localDate('2012-01-02');

test('whatever happens in whatever order, no money comes or goes: the accounts sum to nothing and everything verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
      const start = nextStart;
      nextStart = addDays(start, 70);
      const restore = fixClock(`${addDays(start, 60)}T12:00Z`);
      try {
        const merchants = [await makeMerchant({ timeZone: 'Europe/Madrid' }), await makeMerchant({ currency: 'JPY' })];
        const of = (index: number) => merchants[index] as MerchantFacts;
        const paid: { id: bigint; leftMinor: number }[] = [];
        const on = (days: number) => `${addDays(start, days)}T10:00Z`;
        for (const step of steps) {
          if (step.what === 'order') {
            await bringIn(of(step.merchant), [orderOf(of(step.merchant), on(step.day), step.amount)]);
          } else if (step.what === 'capture') {
            const method = step.isDebit ? 'debit_card' : 'credit_card';
            const id = await makeCaptured(of(step.merchant), step.amount, { method, at: on(step.day) });
            await owePayment(id);
            paid.push({ id, leftMinor: step.amount });
          } else if (step.what === 'settle') {
            const { settlement } = unwrap(await requestSettlement(staff, { through: addDays(start, step.day) }));
            while (!(await settleBatch(BigInt(settlement.id), 1)));
          } else if (step.what === 'run') {
            await runOn(addDays(start, step.day), step.isGivenUp);
          } else {
            const payment = paid[step.which % Math.max(paid.length, 1)];
            if (!payment || payment.leftMinor === 0) continue;
            if (step.what === 'refund') {
              const part = Math.max(1, Math.floor(payment.leftMinor * step.part));
              payment.leftMinor -= part;
              await oweRefund(await makeRefunded(payment.id, part, on(step.day)));
            } else {
              const dispute = await makeDisputed(payment.id, payment.leftMinor, 1_500, on(step.day));
              if (!step.isWon) payment.leftMinor = 0;
              await oweDispute(dispute);
              if (step.isWon) {
                await win(dispute, on(step.day + 3));
                await oweDisputeWon(dispute);
              }
            }
          }
        }
        await sealEntries();
        expect((await verifyRecord()).findings).toEqual([]);
        expect(await findDiscrepancies()).toEqual([]);
        const { rows } = await pool().query(
          'SELECT currency FROM account GROUP BY currency HAVING sum(balance_minor) <> 0',
        );
        expect(rows).toEqual([]);
      } finally {
        restore();
      }
    }),
    { numRuns: 25 },
  );
});

/** A week's run over all merchants, and whether it is given up after all; nothing where one of its days has a run. */
async function runOn(endingBefore: string, isGivenUp: boolean): Promise<void> {
  const asked = await requestRun(staff, { timeFrame: { length: '1week', endingBefore } });
  if (!asked.ok || asked.value.alreadyRequested) return;
  const { id } = asked.value.run;
  while (!(await calculateBatch(id)));
  if (!isGivenUp) return;
  await withClient(process.env.DATABASE_OWNER_URL as string, (client) =>
    client.query(`UPDATE run SET status = 'calculating' WHERE id = $1`, [id]),
  );
  await giveUpRun(id, 'test');
}
