import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { invoiceChecks } from '@/server/invoices/door';
import { voidInvoice } from '@/server/invoices/use-cases/void-invoice';
import { unwrap } from '@/server/kernel/outcome';
import { ledgerChecks } from '@/server/ledger/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { billingChecks } from '../store/verifying';
import { type Charger, configuredCharger } from './charger';
import { gateOf } from './provider-gate';
import { setProviderLimits } from './providers';
import { chargeInvoice } from './retry';
import { startDueRuns } from './start-due-runs';
import { startRun } from './start-run';
import { resolveUnknown, workRun } from './work-run';

// Whatever happens, in whatever order: no invoice is charged twice by the provider's own record, and none is paid that was not.

const staff = jobActor('test');
const behaviours = [
  'ok',
  'insufficient_funds',
  'declined',
  'network_error',
  'timeout',
  'timeout_before',
  'currency_mismatch',
];
let clockMs = Date.parse('2026-05-01T10:00:00Z');
let restore = () => {};
const moveClock = (seconds: number) => {
  clockMs += seconds * 1_000;
  restore();
  restore = fixClock(new Date(clockMs));
};
afterEach(() => restore());

type Fate = 'dies before' | 'dies after' | 'is late' | null;
/** Answers that are late come when this is over. */
let late = Promise.resolve();
let lateComes = () => {};

/** The simulator, reached by a process that now and then dies, or hears the answer when others have long gone on. */
function mortal(fates: readonly Fate[]): Charger {
  const real = configuredCharger();
  let call = 0;
  const meets = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const fate = fates[call++ % fates.length];
    if (fate === 'dies before') throw new Error('killed');
    const answer = await work();
    if (fate === 'is late') await late;
    if (fate === 'dies after') throw new Error('killed');
    return answer;
  };
  return {
    name: real.name,
    charge: (claim) => meets(() => real.charge(claim)),
    lookUp: (claim) => meets(() => real.lookUp(claim)),
  };
}

const fates = fc.array(fc.constantFrom<Fate[]>('dies before', 'dies after', 'is late', null, null, null), {
  minLength: 1,
  maxLength: 9,
});
const step = fc.oneof(
  fc.record({ kind: fc.constant('work' as const), fates, atOnce: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('resolve' as const), fates }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 61, 700, 4_000, 90_000) }),
  fc.record({ kind: fc.constant('charge' as const), nth: fc.nat(11) }),
  fc.record({ kind: fc.constant('void' as const), nth: fc.nat(11) }),
  fc.constant({ kind: 'due' as const }),
);

test('no order of deaths, waits, retries and voids charges anything twice', { timeout: 300_000 }, async () => {
  await gateOf('simulator');
  // A breaker that does not open: it would keep the rest of the story from happening.
  const limits = { concurrency: 8, perSecond: 10_000, opensAtPercent: 99, withinSeconds: 3_600, openSeconds: 1 };
  unwrap(await setProviderLimits(staff, { name: 'simulator', limits }));
  let paid = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...behaviours), { minLength: 12, maxLength: 12 }),
      fc.array(step, { minLength: 4, maxLength: 14 }),
      async (tokens, steps) => {
        moveClock(0);
        const invoices: string[] = [];
        for (const behaviour of tokens) {
          const card = { token: `sim_${behaviour}`, brand: 'visa', last4: '4242', expiry: '12/40' };
          invoices.push((await makeInvoice(await makeCustomer({ card }), { chargeOn: '2026-05-01' })).id);
        }
        const { id } = unwrap(await startRun(staff, { period: '2026-05' })).run;
        late = new Promise((resolve) => {
          lateComes = resolve;
        });
        const atWork: Promise<unknown>[] = [];
        for (const one of steps) {
          const done = take(one, id, invoices);
          // Who waits for a late answer is not waited for.
          await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 150))]);
          atWork.push(done);
        }
        lateComes();
        await Promise.all(atWork);
        // In the end somebody lives, and works until there is nothing left to ask.
        for (let round = 0; round < 40; round++) {
          moveClock(3_700);
          await resolveUnknown();
          await workRun(id, { stretchMs: 60_000 });
        }
        paid += await expectOnce(invoices);
      },
    ),
    { numRuns: 25 },
  );
  expect(paid).toBeGreaterThan(50);
});

async function take(
  one: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
  runId: string,
  invoices: string[],
) {
  if (one.kind === 'work')
    await Promise.all(
      Array.from({ length: one.atOnce }, () => workRun(runId, { charger: mortal(one.fates), stretchMs: 60_000 })),
    );
  else if (one.kind === 'resolve') await resolveUnknown(mortal(one.fates));
  else if (one.kind === 'wait') moveClock(one.seconds);
  else if (one.kind === 'due') await startDueRuns();
  else if (one.kind === 'charge') await chargeInvoice(staff, invoices[one.nth] as string);
  else await voidInvoice(staff, { id: invoices[one.nth] as string, reason: 'A mistake' });
}

/** @returns how many of them are paid */
async function expectOnce(invoices: string[]): Promise<number> {
  const { rows } = await pool().query<{ status: string; taken: number; open_calls: number }>(
    `SELECT i.status, (SELECT count(*)::int FROM simulated_charge s
                        WHERE starts_with(s.reference, i.number || '/') AND s.outcome = 'succeeded') AS taken
       FROM invoice i WHERE i.id = ANY ($1)`,
    [invoices],
  );
  for (const { status, taken } of rows) expect({ status, taken }).toEqual({ status, taken: status === 'paid' ? 1 : 0 });
  expect(rows.filter(({ status }) => ['processing', 'unknown'].includes(status))).toEqual([]);
  for (const check of [...invoiceChecks, ...billingChecks, ...ledgerChecks])
    for await (const { message } of check.run()) expect.unreachable(message);
  return rows.filter(({ status }) => status === 'paid').length;
}
