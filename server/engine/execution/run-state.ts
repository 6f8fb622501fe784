import { canonicalJson } from '../canonical-json';
import type { Queryable } from '../database';
import type { Event } from '../event';
import type { StepFailure } from '../settle-step';

/** A run as the app has to be told it: what started it, and what its steps came to. */
export type RunState = {
  runId: string;
  functionId: string;
  ticket: number;
  attempt: number;
  event: Event;
  /** The event in canonical form: it goes out with every call. */
  eventText: string;
  /** Canonical text of each settled step, by its hashed id. */
  settled: Map<string, string>;
  /** Hashed ids in the order in which the steps settled. */
  order: string[];
  /** Whether steps are planned, sleeping or waiting: the app must then only report new ones, never run them at once. */
  hasOpenSteps: boolean;
};

/** Reads a run that has not ended, and notes that it has started. */
export async function loadRun(db: Queryable, runId: string): Promise<RunState | undefined> {
  const { rows } = await db.query<RunRow>(
    `WITH started AS (
       UPDATE engine.run SET status = 'running', started_at = now() WHERE id = $1 AND status = 'queued'
     )
     SELECT run.function_id, run.ticket, run.attempt, event.payload, steps.settled, coalesce(steps.has_open, false) AS has_open
     FROM engine.run JOIN engine.event ON event.id = run.event_id,
       LATERAL (
         SELECT bool_or(position IS NULL) AS has_open,
           json_agg(json_build_array(id, status, data, error) ORDER BY position) FILTER (WHERE position IS NOT NULL) AS settled
         FROM engine.step WHERE run_id = run.id
       ) steps
     WHERE run.id = $1 AND run.ended_at IS NULL`,
    [runId],
  );
  const row = rows[0];
  if (!row) return undefined;
  const state: RunState = {
    runId,
    functionId: row.function_id,
    ticket: row.ticket,
    attempt: row.attempt,
    event: row.payload,
    eventText: canonicalJson(row.payload),
    settled: new Map(),
    order: [],
    hasOpenSteps: row.has_open,
  };
  for (const [id, status, data, error] of row.settled ?? []) {
    addSettled(state, id, status === 'failed' && error ? { error } : { data });
  }
  return state;
}

export function addSettled(state: RunState, stepId: string, result: { data: unknown } | { error: StepFailure }): void {
  if (!state.settled.has(stepId)) state.order.push(stepId);
  state.settled.set(
    stepId,
    canonicalJson(
      'data' in result ? { type: 'data', data: result.data ?? null } : { type: 'error', error: result.error },
    ),
  );
}

type RunRow = {
  function_id: string;
  ticket: number;
  attempt: number;
  payload: Event;
  settled: [string, string, unknown, StepFailure | null][] | null;
  has_open: boolean;
};
