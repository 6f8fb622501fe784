import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import type { Claim } from '../store/claiming';
import type { Charger } from './charger';
import { gateOf } from './provider-gate';
import { getProviders, setProviderLimits } from './providers';
import { getBillingRun } from './read-runs';
import { startRun } from './start-run';
import { workRun } from './work-run';

const staff = jobActor('test');
const card = { token: 'sim_ok', brand: 'visa', last4: '4242', expiry: '12/40' };
const limits = { concurrency: 4, perSecond: 1_000, opensAtPercent: 50, withinSeconds: 30, openSeconds: 30 };
let isAway = true;
let calls = 0;
/** A provider of a name of its own, that cannot be reached while it is away. */
const chargerNamed = (name: string): Charger => ({
  name,
  charge: async (claim: Claim) => {
    calls += 1;
    return isAway
      ? { outcome: 'not_sent', code: 'network_error', words: 'Nobody there.', latencyMs: 1 }
      : { outcome: 'succeeded', providerId: `p-${claim.key}`, latencyMs: 1 };
  },
  lookUp: async () => ({ outcome: 'not_found', latencyMs: 1 }),
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-01T10:00:00Z') });
  isAway = true;
  calls = 0;
});
afterEach(() => vi.useRealTimers());
const after = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

/** A run over 40 invoices at a provider that is away. */
async function overAway(name: string) {
  const customer = await makeCustomer({ card });
  for (let n = 0; n < 40; n++) await makeInvoice(customer, { chargeOn: '2026-05-01' });
  await gateOf(name);
  unwrap(await setProviderLimits(staff, { name, limits }));
  const { id } = unwrap(await startRun(staff, { period: '2026-05', customer })).run;
  return { customer, id, charger: chargerNamed(name), work: () => workRun(id, { charger: chargerNamed(name) }) };
}
const statesOf = async (customer: string) =>
  (
    await pool().query<{ status: string; count: number }>(
      `SELECT i.status, count(*)::int FROM invoice i JOIN customer c ON c.id = i.customer_id WHERE c.reference = $1 GROUP BY 1`,
      [customer],
    )
  ).rows;
const shown = async (name: string) => unwrap(await getProviders(staff)).find((provider) => provider.name === name);

test('opens when most calls fail, then attempts nothing and fails nothing; asks with one charge; closes and goes on', async () => {
  const { customer, id, work } = await overAway('away');
  const opened = await work();
  expect(opened).toMatchObject({ done: false });
  expect(calls).toBeGreaterThanOrEqual(10);
  expect(calls).toBeLessThan(20);
  const made = calls;
  expect(await shown('away')).toMatchObject({ state: 'open', history: [{ state: 'open' }] });
  expect(unwrap(await getBillingRun(staff, id)).heldUntil).toBe('2026-05-01T10:00:30.000Z');

  after(20);
  expect(await work()).toEqual({ done: false, waitMs: 10_050 });
  expect(calls).toBe(made);
  expect(await statesOf(customer)).toEqual([{ status: 'open', count: 40 }]);

  after(11);
  await work();
  expect(calls).toBe(made + 1);
  expect((await shown('away'))?.history.map(({ state }) => state)).toEqual(['open', 'half_open', 'open']);

  after(31);
  isAway = false;
  while (!(await work()).done) after(2);
  expect(await statesOf(customer)).toEqual([{ status: 'paid', count: 40 }]);
  expect(await shown('away')).toMatchObject({ state: 'closed' });
  expect(unwrap(await getBillingRun(staff, id))).toMatchObject({ status: 'completed', done: 40, heldUntil: null });
});

test('a breaker that another process opened is open here too, until it has waited', async () => {
  const { customer, work } = await overAway('elsewhere');
  isAway = false;
  await pool().query(`UPDATE billing_provider SET state = 'open', changed_at = $1 WHERE name = 'elsewhere'`, [
    new Date(),
  ]);
  expect(await work()).toEqual({ done: false, waitMs: 30_050 });
  expect(calls).toBe(0);
  expect(await statesOf(customer)).toEqual([{ status: 'open', count: 40 }]);
  after(31);
  while (!(await work()).done);
  expect(await statesOf(customer)).toEqual([{ status: 'paid', count: 40 }]);
  expect((await shown('elsewhere'))?.history.map(({ state }) => state)).toEqual(['closed', 'half_open']);
});
