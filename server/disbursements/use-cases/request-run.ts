import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { addDays, type LocalDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Period } from '@/server/kernel/period';
import { resolveScope } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { describeOverlap, endedFrame } from '../domain/time-frame';
import { runRequested } from '../events';
import { presentRun } from '../present';
import type { RequestRunInput, Run } from '../schema';
import {
  findOverlaps,
  findRun,
  findRunOfFrame,
  findTimeZones,
  insertRun,
  lockRequests,
  type RunRow,
} from '../store/runs';

/**
 * Asks for the disbursements of a frame, calculated in the background. Asking again gives the same run; a frame that
 * touches days which are disbursed already is refused with those days.
 */
export async function requestRun(
  actor: Actor | null,
  input: RequestRunInput,
): Promise<Outcome<{ run: Run; alreadyRequested: boolean }>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  const scope = await resolveScope(may.value.merchantId, input.merchant);
  if (scope === undefined) return refuse('not_found', `There is no merchant ${input.merchant}.`);
  const { length, endingBefore } = input.timeFrame;
  const zones = await findTimeZones(scope);
  const period = endedFrame(length, endingBefore, 'timeFrame.endingBefore', zones, now());
  if (!period.ok) return period;

  return transaction(async (client) => {
    await lockRequests(client);
    const present = await findRunOfFrame(client, period.value, scope);
    if (present) return ok({ run: presentRun(present), alreadyRequested: true });
    const closed = await findOverlaps(client, period.value, scope);
    if (closed.length > 0) return daysTaken(period.value, closed);

    const requestedBy = actorKey(may.value);
    const id = await insertRun(client, { period: period.value, merchantId: scope, requestedBy, requestedAt: now() });
    await emit(client, runRequested({ runId: id }));
    await audit(client, {
      actor: may.value,
      action: 'run.requested',
      object: { type: 'run', id },
      merchantId: null,
      after: { timeFrame: { start: period.value.from, end: period.value.to }, merchant: input.merchant ?? null },
    });
    return ok({ run: presentRun((await findRun(client, id)) as RunRow), alreadyRequested: false });
  });
}

export function daysTaken(period: Period, closed: Parameters<typeof describeOverlap>[1]): Outcome<never> {
  const days = describeOverlap(period, closed);
  const words = days.map(({ start, end }) => daysText(start, addDays(end, -1))).join(', ');
  return refuse('days_already_disbursed', `These days are disbursed already, or about to be: ${words}.`, {
    details: { days },
  });
}

/** Both days are among them. */
const daysText = (first: LocalDate, last: LocalDate): string => (first === last ? first : `${first} to ${last}`);
