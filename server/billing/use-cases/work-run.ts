import { type LocalDate, localDateOf } from '@/server/kernel/calendar';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { dueThrough } from '../domain/due-day';
import { monthNamed, scopeOf } from '../domain/run-scope';
import { runEnded } from '../events';
import type { BillingSettings } from '../schema/policy';
import type { RunKind } from '../schema/runs';
import { type Claim, claimDue, claimLost, type DueDays, findZones, type Wanted, type Zone } from '../store/claiming';
import { findNextOfRun } from '../store/reading';
import { findRun, lockRun, type RunRow, setRunStatus } from '../store/runs';
import { chargeClaims } from './charge-claims';
import { type Charger, configuredCharger } from './charger';
import { gateOf } from './provider-gate';
import { billingActor } from './record-answers';
import { currentTerms } from './terms';

/** So long nobody asks what became of a call that was begun: longer than any call lasts. */
const LEASE_MS = 60_000;
/** What is to be tried again within this time the run waits for; what comes later is for another run. */
const WAITS_FOR_MS = 120_000;
/** One stretch of work: after it the engine knows that the run is alive. */
const STRETCH_MS = 10_000;
/** The engine’s waits are whole seconds. */
const LEAST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export type Progress = { done: true } | { done: false; waitMs: number };

/**
 * Charges what is due for a run, for a stretch of time. PostgreSQL knows how far it came: whoever goes on, in this process or
 * another, takes what is left. Run twice at once, the two share the work.
 */
export async function workRun(
  runId: string,
  { charger = configuredCharger(), stretchMs = STRETCH_MS }: { charger?: Charger; stretchMs?: number } = {},
): Promise<Progress> {
  const run = await findRun(pool(), runId);
  if (run?.status !== 'running') return { done: true };
  const terms = await currentTerms();
  const gate = await gateOf(charger.name);
  const zones = await findZones(pool());
  const untilMs = performance.now() + stretchMs;
  const take = async (limit: number): Promise<Claim[]> => {
    if (performance.now() > untilMs || (await findRun(pool(), runId))?.status !== 'running') return [];
    const at = now();
    const lease = { at, limit, leaseUntil: new Date(at.getTime() + LEASE_MS) };
    const lost = await claimLost(pool(), lease);
    if (lost.length >= limit) return lost;
    const wanted = wantedOf(run, dueDays(zones, run.kind, terms.settings, at), at);
    const due = await claimDue(pool(), { ...wanted, ...lease, provider: charger.name, limit: limit - lost.length });
    return [...lost, ...due];
  };
  await chargeClaims(gate, charger, terms, take);
  if (gate.breaker.waitMs > 0) return { done: false, waitMs: waitOf(gate.breaker.waitMs + 50) };
  if (performance.now() > untilMs) return { done: false, waitMs: 0 };
  const at = now();
  const next = await findNextOfRun(pool(), run.id, new Date(at.getTime() + WAITS_FOR_MS));
  if (next) return { done: false, waitMs: waitOf(next.getTime() - at.getTime()) };
  await endRun(runId);
  return { done: true };
}

const waitOf = (ms: number): number => Math.min(Math.max(ms, LEAST_WAIT_MS), LONGEST_WAIT_MS);

/** Asks what came of charges that nobody waits for any more: those of runs that ended, or whose process died. */
export async function resolveUnknown(charger: Charger = configuredCharger()): Promise<{ asked: number }> {
  const terms = await currentTerms();
  const asked = await chargeClaims(await gateOf(charger.name), charger, terms, (limit) => {
    const at = now();
    return claimLost(pool(), { at, limit, leaseUntil: new Date(at.getTime() + LEASE_MS) });
  });
  return { asked };
}

export const wantedOf = (run: RunRow, due: DueDays, at: Date): Wanted => ({
  runId: run.id,
  kind: run.kind,
  scope: scopeOf(run.scope),
  month: run.kind === 'on_demand' ? monthNamed(run.period) : null,
  due,
  at,
});

/**
 * The days that are due: by the hour and days of the settings, or, where somebody asks, all that have come. By itself nothing
 * is charged of before billing began, nor of a month that somebody cancelled: that waits until somebody asks.
 */
export function dueDays(zones: readonly Zone[], kind: RunKind, settings: BillingSettings, at: Date): DueDays {
  const isAsked = kind === 'on_demand';
  return {
    zones: zones.map(({ zone }) => zone),
    through: zones.map(({ zone }) => (isAsked ? localDateOf(at, zone) : dueThrough(zone, at, settings))),
    from: zones.map(({ resumesOn }) => (isAsked ? null : later(settings.beginsOn as LocalDate | null, resumesOn))),
  };
}

const later = (one: LocalDate | null, other: LocalDate | null): LocalDate | null =>
  one !== null && other !== null ? (one > other ? one : other) : (one ?? other);

const endRun = (runId: string): Promise<void> =>
  transaction(async (client) => {
    const run = await lockRun(client, runId);
    if (run?.status !== 'running') return;
    await setRunStatus(client, run.id, 'completed', { finishedAt: now() });
    await emit(client, runEnded({ runId }));
    await audit(client, {
      actor: billingActor,
      action: 'billing_run.completed',
      object: { type: 'billing_run', id: runId },
      merchantId: null,
      before: { status: 'running' },
      after: { status: 'completed' },
    });
  });

/** Ends a run that cannot go on. What it charged stays charged; asked for again, it goes on. */
export const giveUpRun = (runId: string, reason: string): Promise<void> =>
  transaction(async (client) => {
    const run = await lockRun(client, runId);
    if (run?.status !== 'running') return;
    await setRunStatus(client, run.id, 'failed', { finishedAt: now(), failureReason: reason });
    await emit(client, runEnded({ runId }));
    await audit(client, {
      actor: billingActor,
      action: 'billing_run.failed',
      object: { type: 'billing_run', id: runId },
      merchantId: null,
      before: { status: 'running' },
      after: { status: 'failed', reason },
    });
  });
