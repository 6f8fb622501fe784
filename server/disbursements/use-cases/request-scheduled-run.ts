import { type Actor, actorKey, authorise, jobActor } from '@/server/identity/door';
import { addDays, type LocalDate, localDateOf, startOfDay } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { runRequested } from '../events';
import { presentRun } from '../present';
import type { Run } from '../schema';
import { findRun, lockRequests, type RunRow } from '../store/runs';
import { findBeginsOn, findScheduledRun, openScheduledRuns, someRunCalculates } from '../store/scheduled';

/**
 * Asks for the run of today (in UTC): each merchant whose day has come by its own schedule and calendar, from where it was
 * paid last. Asking again gives the same run.
 */
export async function requestScheduledRun(
  actor: Actor | null,
): Promise<Outcome<{ run: Run; alreadyRequested: boolean }>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  const at = now();
  const day = localDateOf(at, 'UTC');
  return transaction(async (client) => {
    await lockRequests(client);
    const present = await findScheduledRun(client, day, null);
    if (present) return ok({ run: presentRun((await findRun(client, present)) as RunRow), alreadyRequested: true });
    if (await someRunCalculates(client, null)) {
      return refuse('run_in_progress', 'Another run is being calculated: ask again when it is done.', {
        retryAfterSeconds: 5,
      });
    }
    const requestedBy = actorKey(may.value);
    const runs = await openScheduledRuns(client, {
      days: [day],
      merchantIds: null,
      asOf: at,
      requestedBy,
      requestedAt: at,
    });
    const id = runs.get(day) as string;
    await emit(client, runRequested({ runId: id }));
    await audit(client, {
      actor: may.value,
      action: 'run.requested',
      object: { type: 'run', id },
      merchantId: null,
      after: { day },
    });
    return ok({ run: presentRun((await findRun(client, id)) as RunRow), alreadyRequested: false });
  });
}

/**
 * When the run of a day is prepared: before 08:00 in UTC, and after the day has begun everywhere but in the west of America,
 * whose merchants are paid up to the day that they have.
 */
const PREPARED_AFTER_MS = 7.5 * 3_600_000;
const preparedAt = (day: LocalDate) => new Date(startOfDay(day, 'UTC').getTime() + PREPARED_AFTER_MS);

/** When the next run of a day is prepared, from an instant on. */
export function nextDailyRunAt(at: Date): Date {
  const today = localDateOf(at, 'UTC');
  return at < preparedAt(today) ? preparedAt(today) : preparedAt(addDays(today, 1));
}

/** Prepares the run of the day, once the day has come from which that goes by itself. */
export async function prepareDailyRun(): Promise<{ runId: string | null }> {
  const beginsOn = await findBeginsOn(pool());
  const today = localDateOf(now(), 'UTC');
  const isTime = now() >= preparedAt(today);
  if (beginsOn === null || today < beginsOn || !isTime) return { runId: null };
  const asked = await requestScheduledRun(jobActor('prepare-daily-run'));
  if (asked.ok) return { runId: asked.value.run.id };
  // It is asked again within the hour.
  if (asked.refusal.code === 'run_in_progress') return { runId: null };
  throw new Error(asked.refusal.message);
}
