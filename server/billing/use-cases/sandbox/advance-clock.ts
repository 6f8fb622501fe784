import { setTimeout as wait } from 'node:timers/promises';
import { jobActor } from '@/server/identity/door';
import { localDateOf } from '@/server/kernel/calendar';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { moveSandboxClock, readSandboxClock } from '@/server/platform/sandbox-clock';
import { nextStop } from '../../domain/clock-stops';
import * as store from '../../store/sandbox-moves';
import { clockWork, madeBy } from './clock-work';

const actor = jobActor('move-sandbox-clock');
/** How long a run that charges nobody is waited for: it may itself wait for time to go on. At the end, longer. */
const PATIENCE_MS = 1_000;
const LAST_PATIENCE_MS = 5_000;
const LOOK_MS = 100;

type Work = typeof clockWork;
/** What was seen of runs when they were last found to charge nobody. */
type Quiet = { seen: string };

/**
 * Goes on with a move for about so long: stop by stop, each with what crons would have done there, and not before what was
 * started at one stop has ended. Killed at any moment it goes on from the stop it had come to.
 *
 * @returns whether the move is over
 */
export async function advanceClock(moveId: string, forMs: number, work: Work = clockWork): Promise<boolean> {
  await readSandboxClock();
  const quiet = { seen: '' };
  const until = performance.now() + forMs;
  do {
    const move = await store.findMove(pool(), moveId);
    if (move?.status !== 'moving') return true;
    if (move.at >= move.to_at) {
      await end(moveId, 'arrived', null);
      return true;
    }
    await goOn(move, work, quiet);
  } while (performance.now() < until);
  return false;
}

export const giveUpMove = (moveId: string, reason: string): Promise<void> => end(moveId, 'failed', reason);

async function goOn(move: store.MoveRow, work: Work, quiet: Quiet): Promise<void> {
  const stop = nextStop(move.at, move.to_at);
  await transaction(async (client) => {
    if (await store.lockMoving(client, move.id.toString())) await moveSandboxClock(client, stop);
  });
  await readSandboxClock();
  let made = 0;
  for (const doPart of Object.values(work)) made += madeBy(await doPart());
  await untilRunsEnded(quiet, move.from_at, stop < move.to_at ? PATIENCE_MS : LAST_PATIENCE_MS);
  const charges = await store.countCharges(move.from_at);
  await transaction(async (client) => {
    const moving = await store.lockMoving(client, move.id.toString());
    if (!moving) return;
    await store.noteDays(client, move.id, tallied(moving.days, { day: localDateOf(stop, 'UTC'), made }, charges));
    await store.advanceMove(client, move.id, stop);
  });
}

/** Waits while charges are answered. A run that was found quiet before, and still is, is not waited for. */
async function untilRunsEnded(quiet: Quiet, since: Date, patienceMs: number): Promise<void> {
  let last = '';
  for (let untilMs = 0; ; await wait(LOOK_MS)) {
    const { runs, answers } = await store.findCharging(since);
    const seen = JSON.stringify([runs, answers]);
    if (runs.length === 0 || seen === quiet.seen) return;
    if (seen !== last) untilMs = performance.now() + patienceMs;
    else if (performance.now() > untilMs) {
      quiet.seen = seen;
      return;
    }
    last = seen;
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
