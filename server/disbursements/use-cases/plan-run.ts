import { type Actor, authorise } from '@/server/identity/door';
import { addDays, type LocalDate, localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { resolveScope } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { endedFrame } from '../domain/time-frame';
import type { LeftOutReason, PreviewInput } from '../schema/preview';
import { findNextMerchants } from '../store/preview';
import { findOverlaps, findTimeZones } from '../store/runs';
import type { Planned } from '../store/turns';
import { planTurns, turnsOf } from './plan-turns';
import { daysTaken } from './request-run';

/** Merchants looked at in one statement. */
const BATCH = 2_000;
/** Stands for the run that is not there. */
const NO_RUN = '00000000-0000-0000-0000-000000000000';

export type PlannedRun = {
  periodTo: LocalDate;
  planned: Planned[];
  leftOut: { id: bigint; reason: LeftOutReason }[];
  /** Active merchants whose day it is not, or who were paid through it already. */
  others: number;
};

/** What a run would give each merchant, calculated as the run itself would be; nothing is written or held. */
export async function planRun(actor: Actor | null, input: PreviewInput): Promise<Outcome<PlannedRun>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  const scope = await resolveScope(may.value.merchantId, input.merchant);
  if (scope === undefined) return refuse('not_found', `There is no merchant ${input.merchant}.`);
  const run = await runOf(input, scope);
  if (!run.ok) return run;

  const found: PlannedRun = { periodTo: run.value.period_to, planned: [], leftOut: [], others: 0 };
  for (let after = 0n; ; ) {
    const merchants = await findNextMerchants(pool(), { merchant_id: scope, merchant_ids: null }, after, BATCH);
    const { turns, skips } = await turnsOf(
      pool(),
      run.value,
      merchants.map(({ id }) => id),
    );
    const planned = await planTurns(pool(), turns);
    found.planned.push(...planned);
    for (const [reason, ids] of skips) found.leftOut.push(...ids.map((id) => ({ id, reason })));
    const hasTurn = new Set(turns.map(({ merchantId }) => merchantId));
    const isSeen = new Set([...planned.map((row) => row.merchant_id), ...[...skips.values()].flat()]);
    for (const { id, status } of merchants) {
      if (status !== 'active' || isSeen.has(id)) continue;
      // Of those that have their turn, only who is not live yet comes to nothing at all.
      if (hasTurn.has(id)) found.leftOut.push({ id, reason: 'not_live_yet' });
      else found.others++;
    }
    const last = merchants.at(-1);
    if (last === undefined || merchants.length < BATCH) return ok(found);
    after = last.id;
  }
}

async function runOf({ timeFrame }: PreviewInput, scope: bigint | null) {
  const at = now();
  if (timeFrame === undefined) {
    const day = localDateOf(at, 'UTC');
    return ok({ id: NO_RUN, kind: 'scheduled' as const, period_from: addDays(day, -1), period_to: day, as_of: at });
  }
  const { length, endingBefore } = timeFrame;
  const period = endedFrame(length, endingBefore, 'timeFrame.endingBefore', await findTimeZones(scope), at);
  if (!period.ok) return period;
  const closed = await findOverlaps(pool(), period.value, scope);
  if (closed.length > 0) return daysTaken(period.value, closed);
  const { from, to } = period.value;
  return ok({ id: NO_RUN, kind: 'frame' as const, period_from: from, period_to: to, as_of: null });
}
