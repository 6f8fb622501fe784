import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Charger } from '@/server/billing/use-cases/charger';
import { gateOf } from '@/server/billing/use-cases/provider-gate';
import { setProviderLimits } from '@/server/billing/use-cases/providers';
import { startRun } from '@/server/billing/use-cases/start-run';
import { workRun } from '@/server/billing/use-cases/work-run';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { closeDatabase } from '@/server/platform/db';
import { chargeBare } from './billing/bare';
import { addInvoices, MONTH } from './billing/fill';
import { connectTo } from './connect';
import { median, ms, type Result, s, seconds } from './measure';
import type { BenchServer } from './server';

const INVOICES = 10_000;
const LATENCY_MS = 50;
const CONCURRENCY = 64;
const ROUNDS = 3;
const staff = jobActor('bench');

/** A provider that takes everything after a while, and is as good as no provider where that is nothing. */
const providerAfter = (latencyMs: number): Charger => ({
  name: `after-${latencyMs}`,
  charge: async (claim) => {
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    return { outcome: 'succeeded', providerId: claim.key, latencyMs };
  },
  lookUp: async () => ({ outcome: 'not_found', latencyMs: 0 }),
});

/** Charging a month's invoices: against what the provider's latency allows, against writing the rows alone, and its memory. */
export async function benchBilling(server: BenchServer): Promise<Result[]> {
  const database = await server.database('billing');
  await connectTo(database);
  const [slow, instant] = [providerAfter(LATENCY_MS), providerAfter(0)];
  for (const { name } of [slow, instant]) {
    await gateOf(name);
    const limits = {
      concurrency: CONCURRENCY,
      perSecond: 100_000,
      opensAtPercent: 50,
      withinSeconds: 30,
      openSeconds: 30,
    };
    unwrap(await setProviderLimits(staff, { name, limits }));
  }
  const charge = async (count: number, charger: Charger): Promise<number> => {
    await addInvoices(database.ownerUrl, count);
    return seconds(() => billAll(charger));
  };
  await charge(1_000, instant);
  const slowSeconds = await charge(INVOICES, slow);
  const ideal = (INVOICES * LATENCY_MS) / 1_000 / CONCURRENCY;
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await charge(INVOICES, instant));
    await addInvoices(database.ownerUrl, INVOICES);
    bare.push(await seconds(() => chargeBare()));
  }
  const heaps = [];
  for (const count of [INVOICES, 4 * INVOICES]) {
    await addInvoices(database.ownerUrl, count);
    heaps.push(await peakHeap(() => billAll(instant)));
  }
  await closeDatabase();
  const [few, many] = heaps as [number, number];
  const share = median(bare.map((time, round) => time / (ours[round] as number)));
  return [
    {
      what: `billing ${INVOICES} invoices, ${LATENCY_MS} ms at the provider, ${CONCURRENCY} at once`,
      ours: s(slowSeconds),
      yardstick: s(ideal),
      ratio: slowSeconds / ideal,
      limit: '≤ 1.25',
      holds: slowSeconds / ideal <= 1.25,
    },
    {
      what: 'billing with no latency: invoices a second, against a loop that writes the same rows in the same sets',
      ours: `${Math.round(INVOICES / median(ours))}/s (${ms(median(ours) / INVOICES)} each)`,
      yardstick: `${Math.round(INVOICES / median(bare))}/s`,
      ratio: share,
      limit: '≥ 0.33',
      holds: share >= 1 / 3,
    },
    {
      what: `billing: live heap at its peak, ${4 * INVOICES} invoices against ${INVOICES}`,
      ours: `${many.toFixed(1)} MB`,
      yardstick: `${few.toFixed(1)} MB`,
      ratio: many / few,
      limit: '≤ 1.2',
      holds: many / few <= 1.2,
    },
  ];
}

async function billAll(charger: Charger): Promise<void> {
  const { id } = unwrap(await startRun(staff, { period: MONTH })).run;
  while (!(await workRun(id, { charger })).done);
}

/** The most that is alive, in megabytes, looked at twice a second while `work` goes on. */
async function peakHeap(work: () => Promise<void>): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let peak = 0;
  const look = () => {
    collect();
    peak = Math.max(peak, process.memoryUsage().heapUsed / 2 ** 20);
  };
  const timer = setInterval(look, 500);
  await work();
  clearInterval(timer);
  look();
  return peak;
}
