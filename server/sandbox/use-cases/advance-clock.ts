import { setTimeout as wait } from 'node:timers/promises';
import { findOpenUntil, findWorking, workRun } from '@/server/billing/door';
import { jobActor } from '@/server/identity/door';
import { localDateOf } from '@/server/kernel/calendar';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { moveSandboxClock, readSandboxClock } from '@/server/platform/sandbox-clock';
import { nextStop } from '../domain/clock-stops';
import * as store from '../store';
import { clockWork, madeBy } from './clock-work';

const actor = jobActor('move-sandbox-clock');
/** How long others are waited for who work on a run as well, and answer nothing. */
const PATIENCE_MS = 1_000;
const LOOK_MS = 50;
const LONGEST_WAIT_MS = 60_000;

type Work = typeof clockWork;
export type Progress = { over: true } | { over: false; waitMs: number };

/**
 * Goes on with a move for about so long: stop by stop, each with what crons would have done there, and not before what was
 * started at one stop was charged. Killed at any moment it goes on from the stop it had come to. While a provider is left
 * alone the clock stands still.
 */
export async function advanceClock(moveId: string, forMs: number, work: Work = clockWork): Promise<Progress> {
  await readSandboxClock();
  const until = performance.now() + forMs;
  do {
    await chargeRuns();
    const heldMs = ((await findOpenUntil(pool()))?.getTime() ?? 0) - wallNow().getTime();
    if (heldMs > 0) return { over: false, waitMs: Math.min(heldMs + 100, LONGEST_WAIT_MS) };
    const move = await store.findMove(pool(), moveId);
    if (move?.status !== 'moving') return { over: true };
    if (move.at >= move.to_at) {
      await end(moveId, 'arrived', null);
      return { over: true };
    }
    await goOn(move, work);
  } while (performance.now() < until);
  return { over: false, waitMs: 0 };
}

export const giveUpMove = (moveId: string, reason: string): Promise<void> => end(moveId, 'failed', reason);

async function goOn(move: store.MoveRow, work: Work): Promise<void> {
  const stop = nextStop(move.at, move.to_at);
  await transaction(async (client) => {
    if (await store.lockMoving(client, move.id.toString())) await moveSandboxClock(client, stop);
  });
  await readSandboxClock();
  let made = 0;
  for (const doPart of Object.values(work)) made += madeBy(await doPart());
  await chargeRuns();
  const charges = await store.countCharges(move.from_at);
  await transaction(async (client) => {
    const moving = await store.lockMoving(client, move.id.toString());
    if (!moving) return;
    await store.noteDays(client, move.id, tallied(moving.days, { day: localDateOf(stop, 'UTC'), made }, charges));
    await store.advanceMove(client, move.id, stop);
  });
}

/**
 * Charges for the runs under way what is due now, beside the background functions that do so as well; and waits for what
 * those have begun.
 */
async function chargeRuns(): Promise<void> {
  const runs = await findWorking(pool());
  if (runs.length === 0) return;
  await Promise.all(runs.map(({ id }) => workRun(id.toString())));
  let last = -1;
  for (let untilMs = 0; ; await wait(LOOK_MS)) {
    const underWay = await store.countUnderWay();
    if (underWay === 0 || (underWay === last && performance.now() > untilMs)) return;
    if (underWay !== last) untilMs = performance.now() + PATIENCE_MS;
    last = underWay;
  }
}

/** What was made is added to its day; what was charged is counted anew, since answers may come late. */
function tallied(
  days: readonly store.DayTally[],
  { day, made }: { day: string; made: number },
  charges: readonly { day: string; charged: number; failed: number }[],
): store.DayTally[] {
  const tallies = new Map(days.map((tally) => [tally.day, tally.made]));
  tallies.set(day, (tallies.get(day) ?? 0) + made);
  const charged = new Map(charges.map((tally) => [tally.day, tally]));
  return [...new Set([...tallies.keys(), ...charged.keys()])]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((on) => ({ charged: 0, failed: 0, ...charged.get(on), day: on, made: tallies.get(on) ?? 0 }))
    .filter((tally) => tally.made + tally.charged + tally.failed > 0);
}

const end = (moveId: string, status: 'arrived' | 'failed', reason: string | null): Promise<void> =>
  transaction(async (client) => {
    const move = await store.lockMoving(client, moveId);
    if (!move) return;
    await store.endMove(client, move.id, { status, at: wallNow(), reason });
    await audit(client, {
      actor,
      action: `sandbox_move.${status}`,
      object: { type: 'sandbox_move', id: moveId },
      merchantId: null,
      after: { at: move.at, ...(reason === null ? {} : { reason }) },
    });
  });
