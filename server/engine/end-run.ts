import type pg from 'pg';
import type { Event } from './event';
import { newEvent } from './event';
import { ingestEvents } from './ingest';
import type { Registry } from './registry';
import { type StepFailure, settleStep } from './settle-step';

export type RunEnd =
  | { status: 'completed'; output: unknown }
  | { status: 'failed'; error: StepFailure }
  | { status: 'cancelled'; reason: string };

/**
 * Ends a run, once: records how, tells the step that invoked it, and sends the events that Inngest sends.
 *
 * @param ticket given by whoever acts on an answer: an older answer than the run's current discovery ends nothing
 * @returns whether this call ended it
 */
export async function endRun(
  tx: pg.PoolClient,
  registry: Registry,
  runId: string,
  end: RunEnd,
  ticket?: number,
): Promise<boolean> {
  const output = end.status === 'completed' ? JSON.stringify(end.output ?? null) : null;
  const error = end.status === 'completed' ? null : failureOf(end);
  const { rows } = await tx.query<EndedRun>(
    `WITH ended AS (
       UPDATE engine.run
       SET status = $2, output = $3, error = $4, ended_at = now(), started_at = coalesce(started_at, now())
       WHERE id = $1 AND ended_at IS NULL AND ($5::integer IS NULL OR ticket = $5)
       RETURNING id, function_id, event_id, parent_run_id, parent_step_id
     )
     SELECT ended.*, event.payload,
       EXISTS (SELECT FROM engine.step WHERE run_id = ended.id AND position IS NULL) AS has_open_steps,
       EXISTS (SELECT FROM engine.parked WHERE run_id = ended.id) AS is_parked
     FROM ended JOIN engine.event ON event.id = ended.event_id`,
    [runId, end.status, output, error && JSON.stringify(error), ticket ?? null],
  );
  const run = rows[0];
  if (!run) return false;
  if (run.is_parked) await tx.query('DELETE FROM engine.parked WHERE run_id = $1', [runId]);
  if (run.has_open_steps) await removeTimers(tx, runId);
  if (run.parent_run_id && run.parent_step_id) {
    await settleStep(tx, run.parent_run_id, run.parent_step_id, error ? { error } : { data: output ?? 'null' });
  }
  await sendLifecycleEvents(tx, registry, run, end, error);
  return true;
}

type EndedRun = {
  id: string;
  function_id: string;
  event_id: string;
  parent_run_id: string | null;
  parent_step_id: string | null;
  payload: Event;
  has_open_steps: boolean;
  is_parked: boolean;
};

const failureOf = (end: Exclude<RunEnd, { status: 'completed' }>): StepFailure =>
  end.status === 'failed' ? end.error : { name: 'Error', message: `function cancelled: ${end.reason}` };

async function removeTimers(tx: pg.PoolClient, runId: string): Promise<void> {
  await tx.query(
    `SELECT graphile_worker.remove_job('timer:' || run_id || ':' || id) FROM engine.step
     WHERE run_id = $1 AND position IS NULL AND wake_at IS NOT NULL`,
    [runId],
  );
}

/** As Inngest does, none about a run that one of these events started: they would follow each other without end. */
async function sendLifecycleEvents(
  tx: pg.PoolClient,
  registry: Registry,
  run: EndedRun,
  end: RunEnd,
  error: StepFailure | null,
): Promise<void> {
  if (run.payload.name === 'inngest/function.failed' || run.payload.name === 'inngest/function.finished') return;
  const data = {
    function_id: run.function_id,
    run_id: run.id,
    event: run.payload,
    events: [run.payload],
    ...(end.status === 'completed' ? { result: end.output ?? null } : { error: { __serialized: true, ...error } }),
    _inngest: { status: end.status[0]?.toUpperCase() + end.status.slice(1) },
  };
  const names = ['inngest/function.finished'];
  if (end.status !== 'completed') names.push(`inngest/function.${end.status}`);
  for (const name of names) {
    // Kept only where somebody may take notice: one more event for every run would double the table.
    const wanted = end.status === 'failed' && name !== 'inngest/function.finished';
    if (!wanted && !registry.listensTo(name) && !(await isAwaited(tx, name))) continue;
    await ingestEvents(tx, registry, [newEvent({ name, data })]);
  }
}

async function isAwaited(tx: pg.PoolClient, eventName: string): Promise<boolean> {
  const { rowCount } = await tx.query(`SELECT FROM engine.step WHERE wait_event = $1 AND status = 'waiting' LIMIT 1`, [
    eventName,
  ]);
  return rowCount === 1;
}
