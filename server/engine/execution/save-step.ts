import type { EngineContext } from '../context';
import type { Queryable } from '../database';
import { JOB_ATTEMPTS } from '../queue';
import type { StepFailure } from '../settle-step';
import type { Op } from './answer';
import { addSettled, type RunState } from './run-state';

/**
 * Records a step that the app ran while discovering, in one statement. A step that is reported again keeps its first result.
 *
 * @returns false when the run was cancelled, or went on elsewhere, in the meantime: the result is not wanted
 */
export async function saveStep(
  db: Queryable,
  run: RunState,
  op: Op,
  result: { data: unknown } | { error: StepFailure },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH live AS (
       UPDATE engine.run SET step_count = step_count + 1, attempt = 0, error = NULL
       WHERE id = $1 AND ticket = $2 AND ended_at IS NULL
       RETURNING id, step_count
     ), saved AS (
       INSERT INTO engine.step (run_id, id, name, op, status, attempt, position, data, error, ended_at)
       SELECT live.id, $3, $4, $5, $6, $7, live.step_count, $8, $9, now() FROM live
       ON CONFLICT DO NOTHING
     )
     SELECT FROM live`,
    [
      run.runId,
      run.ticket,
      op.id,
      stepName(op),
      op.op,
      'data' in result ? 'completed' : 'failed',
      run.attempt,
      'data' in result ? JSON.stringify(result.data ?? null) : null,
      'error' in result ? JSON.stringify(result.error) : null,
    ],
  );
  if (rowCount !== 1) return false;
  addSettled(run, op.id, result);
  run.attempt = 0;
  return true;
}

/** Counts an attempt and queues the next one, unless the run went on elsewhere. */
export async function retryDiscovery(
  { pool, settings }: EngineContext,
  run: RunState,
  error: StepFailure,
  retryAt: Date | undefined,
): Promise<void> {
  const attempt = run.attempt + 1;
  await pool.query(
    `WITH live AS (
       UPDATE engine.run SET attempt = $3, error = $4, ticket = ticket + 1
       WHERE id = $1 AND ticket = $2 AND ended_at IS NULL
       RETURNING id, ticket
     )
     SELECT graphile_worker.add_job('discover', json_build_object('runId', id, 'ticket', ticket), run_at => $5, max_attempts => $6)
     FROM live`,
    [
      run.runId,
      run.ticket,
      attempt,
      JSON.stringify(error),
      retryAt ?? new Date(Date.now() + settings.retryDelayMs(attempt)),
      JOB_ATTEMPTS,
    ],
  );
}

/** The step's name for people; text columns cannot hold NUL. */
export const stepName = (op: Op): string => (op.displayName ?? op.name ?? op.id).replaceAll('\0', '');
