import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { resolveScope } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { decodeCursor, textKey, toPage } from '@/server/platform/keyset';
import { endedFrame } from '../domain/time-frame';
import { presentSums } from '../present';
import type { TimeFrameResult, TimeFrameResultInput } from '../schema';
import { listResults } from '../store/reading';
import { findAnsweringRun, findTimeZones, type RunRow } from '../store/runs';

/** What a frame gives each merchant with orders in it, once it was asked for and calculated. */
export async function getTimeFrameResult(
  actor: Actor | null,
  input: TimeFrameResultInput,
): Promise<Outcome<TimeFrameResult>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const scope = await resolveScope(may.value.merchantId, input.merchant);
  if (scope === undefined) return refuse('not_found', `There is no merchant ${input.merchant}.`);
  const after = decodeCursor(input.cursor, z.tuple([textKey, textKey]));
  if (!after.ok) return after;
  const { timeFrameLength, timeFrameEndingBefore } = input;
  const zones = await findTimeZones(scope);
  const period = endedFrame(timeFrameLength, timeFrameEndingBefore, 'timeFrameEndingBefore', zones, now());
  if (!period.ok) return period;

  const run = await findAnsweringRun(period.value, scope);
  if (run?.status !== 'ready') return notReady(run, may.value.merchantId === null);
  const { data, nextCursor } = toPage(
    await listResults(run.id, scope, input.limit, after.value),
    input.limit,
    (row) => ({ merchantReference: row.merchant_reference, orders: row.orders, ...presentSums(row) }),
    (row) => [row.merchant_reference, row.currency],
  );
  return ok({ timeFrame: { start: period.value.from, end: period.value.to }, merchants: data, nextCursor });
}

/** A merchant is not told of the run over all, which tells how many others there are. */
function notReady(run: RunRow | null, isStaff: boolean): Outcome<never> {
  if (run === null) {
    return refuse('run_not_requested', 'This time frame was not asked for yet: POST /api/v1/disbursements does so.');
  }
  if (run.status === 'failed') {
    return refuse('run_failed', (isStaff && run.failure_reason) || 'The calculation failed.');
  }
  const { merchants_done: merchantsDone, merchants_total: merchantsTotal } = run;
  return refuse('run_in_progress', 'This time frame is being calculated: ask again in a moment.', {
    retryAfterSeconds: 1,
    ...(isStaff && { details: { runId: run.id, progress: { merchantsDone, merchantsTotal } } }),
  });
}
