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
/** How long a run that charges nobody is waited for: it may itself wait for time to go on. */
const PATIENCE_MS = 3_000;
const LOOK_MS = 100;

type Work = typeof clockWork;

/**
 * Goes on with a move for about so long: stop by stop, each with what crons would have done there, and not before what was
 * started at one stop has ended. Killed at any moment it goes on from the stop it had come to.
 *
 * @returns whether the move is over
 */
export async function advanceClock(moveId: string, forMs: number, work: Work = clockWork): Promise<boolean> {
  await readSandboxClock();
  const until = performance.now() + forMs;
  do {
    const move = await store.findMove(pool(), moveId);
    if (move?.status !== 'moving') return true;
    if (move.at >= move.to_at) {
      await end(moveId, 'arrived', null);
      return true;
    }
    await goOn(move, work);
  } while (performance.now() < until);
  return false;
}

export const giveUpMove = (moveId: string, reason: string): Promise<void> => end(moveId, 'failed', reason);

async function goOn(move: store.MoveRow, work: Work): Promise<void> {
  const stop = nextStop(move.at, move.to_at);
  await transaction(async (client) => {
    if (await store.lockMoving(client, move.id.toString())) await moveSandboxClock(client, stop);
  });
  await readSandboxClock();
  let made = 0;
  for (const work_ of Object.values(work)) made += madeBy(await work_());
  await untilRunsEnded(stop);
  const { charged, failed } = await store.countCharges(stop);
  await transaction(async (client) => {
    const moving = await store.lockMoving(client, move.id.toString());
    if (!moving) return;
    await store.noteDays(
      client,
      move.id,
      tallied(moving.days, { day: localDateOf(stop, 'UTC'), made, charged, failed }),
    );
    await store.advanceMove(client, move.id, stop);
  });
}

/** Waits while charges are answered. */
async function untilRunsEnded(since: Date): Promise<void> {
  let answered = -1;
  let quietUntil = 0;
  while (await store.someRunCharges()) {
    const { charged, failed } = await store.countCharges(since);
    if (charged + failed !== answered) quietUntil = performance.now() + PATIENCE_MS;
    else if (performance.now() > quietUntil) return;
    answered = charged + failed;
    await wait(LOOK_MS);
  }
}

function tallied(days: store.DayTally[], { day, made, charged, failed }: store.DayTally): store.DayTally[] {
  if (made + charged + failed === 0) return days;
  const of = days.find((tally) => tally.day === day) ?? { day, made: 0, charged: 0, failed: 0 };
  const sum = { day, made: of.made + made, charged: of.charged + charged, failed: of.failed + failed };
  return [...days.filter((tally) => tally.day !== day), sum];
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
