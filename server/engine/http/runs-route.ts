import type { EngineContext } from '../context';
import { transaction } from '../database';
import { endRun } from '../end-run';
import { failure, type Reply, reply } from './answer';

/** `GET /v1/runs/<id>`. */
export async function readRun({ pool }: EngineContext, runId: string): Promise<Reply> {
  const { rows } = await pool.query<RunRow>(`SELECT ${COLUMNS} FROM engine.run WHERE id = $1`, [runId]);
  const run = rows[0];
  return run ? reply(200, { data: presentRun(run), metadata: metadata() }) : failure(404, 'There is no such run');
}

/** `GET /v1/events/<id>/runs`. */
export async function readRunsOfEvent({ pool }: EngineContext, eventId: string): Promise<Reply> {
  const { rows } = await pool.query<RunRow>(
    `SELECT ${COLUMNS} FROM engine.run
     WHERE event_id IN (SELECT id FROM engine.event WHERE id = $1 OR dedup_id = $1) ORDER BY id`,
    [eventId],
  );
  return reply(200, { data: rows.map(presentRun), metadata: metadata() });
}

/** `DELETE /v1/runs/<id>`: cancels it. One that has ended stays as it is. */
export async function cancelRun({ pool, registry }: EngineContext, runId: string): Promise<Reply> {
  const { rowCount } = await pool.query('SELECT FROM engine.run WHERE id = $1', [runId]);
  if (rowCount === 0) return failure(404, 'There is no such run');
  await transaction(pool, (tx) => endRun(tx, registry, runId, { status: 'cancelled', reason: 'by request' }));
  return reply(200);
}

/** `GET /v0/runs/<id>/batch` and `/actions`: the events and steps of a run, as a call would carry them. */
export async function readRunEvents({ pool }: EngineContext, runId: string): Promise<Reply> {
  const { rows } = await pool.query<{ payload: unknown }>(
    'SELECT event.payload FROM engine.run JOIN engine.event ON event.id = run.event_id WHERE run.id = $1',
    [runId],
  );
  return rows.length > 0
    ? reply(
        200,
        rows.map(({ payload }) => payload),
      )
    : failure(404, 'There is no such run');
}

export async function readRunSteps({ pool }: EngineContext, runId: string): Promise<Reply> {
  const { rows } = await pool.query<{ id: string; status: string; data: unknown; error: unknown }>(
    'SELECT id, status, data, error FROM engine.step WHERE run_id = $1 AND position IS NOT NULL ORDER BY position',
    [runId],
  );
  return reply(
    200,
    Object.fromEntries(
      rows.map(({ id, status, data, error }) => [
        id,
        status === 'failed' ? { type: 'error', error } : { type: 'data', data: data ?? null },
      ]),
    ),
  );
}

const COLUMNS = 'id, function_id, event_id, status, output, error, queued_at, started_at, ended_at';

type RunRow = {
  id: string;
  function_id: string;
  event_id: string;
  status: string;
  output: unknown;
  error: unknown;
  queued_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
};

const presentRun = (run: RunRow) => ({
  run_id: run.id,
  run_started_at: (run.started_at ?? run.queued_at).toISOString(),
  function_id: run.function_id,
  event_id: run.event_id,
  // Inngest's words: Running, Completed, Failed, Cancelled; and Scheduled for what has not begun.
  status: run.status === 'queued' ? 'Scheduled' : `${run.status.charAt(0).toUpperCase()}${run.status.slice(1)}`,
  ended_at: run.ended_at?.toISOString() ?? null,
  output: run.status === 'completed' ? run.output : run.ended_at ? run.error : null,
});

const metadata = () => ({ fetched_at: new Date().toISOString(), cached_until: null });
