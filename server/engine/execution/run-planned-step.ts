import type { EngineContext } from '../context';
import { transaction } from '../database';
import { endRun } from '../end-run';
import { maxAttempts } from '../function-config';
import { JOB_ATTEMPTS, type Jobs } from '../queue';
import { type StepFailure, settleStep } from '../settle-step';
import { readFailure, resultOf } from './answer';
import { holdPermits } from './hold-permits';
import { makeCall, registered } from './make-call';
import { loadRun } from './run-state';

/** Calls the app to run one of several steps that it reported together; each is tried by itself. */
export async function runPlannedStep(engine: EngineContext, job: Jobs['step']): Promise<void> {
  const run = await loadRun(engine.pool, job.runId);
  if (!run || run.settled.has(job.stepId) || !(await isDue(engine, job))) return;
  const target = registered(engine, run);
  const mayRetry = job.attempt + 1 < maxAttempts(target.config);

  await holdPermits(engine, target, run, { task: 'step', payload: job }, async () => {
    const answer = await makeCall(engine, run, job.attempt, job.stepId);
    // The function ended without the step: it did not wait for it.
    if (answer.kind === 'completed') return end({ status: 'completed', output: answer.output });
    if (answer.kind === 'failed') {
      if (answer.retriable && mayRetry) return retry(answer.error, answer.retryAt);
      return end({ status: 'failed', error: answer.error });
    }
    const op = answer.ops.find(({ id }) => id === job.stepId);
    const result = op && resultOf(op, answer.retriable && mayRetry);
    if (!op || !result) {
      return end({
        status: 'failed',
        error: { name: 'Error', message: `The app did not run the step ${job.stepId} that it had planned` },
      });
    }
    if (result === 'retry') return retry(readFailure(op.error, 'The step failed'), answer.retryAt);
    await settleStep(
      engine.pool,
      job.runId,
      job.stepId,
      'data' in result ? { data: JSON.stringify(result.data ?? null) } : result,
    );
  });

  async function end(how: Parameters<typeof endRun>[3]): Promise<void> {
    await transaction(engine.pool, (tx) => endRun(tx, engine.registry, job.runId, how));
  }

  async function retry(error: StepFailure, retryAt: Date | undefined): Promise<void> {
    const attempt = job.attempt + 1;
    await engine.pool.query(
      `WITH live AS (
         UPDATE engine.step SET attempt = $4, error = $5
         WHERE run_id = $1 AND id = $2 AND attempt = $3 AND position IS NULL
         RETURNING run_id, id, attempt
       )
       SELECT graphile_worker.add_job('step', json_build_object('runId', run_id, 'stepId', id, 'attempt', attempt),
         run_at => $6, max_attempts => $7) FROM live`,
      [
        job.runId,
        job.stepId,
        job.attempt,
        attempt,
        JSON.stringify(error),
        retryAt ?? new Date(Date.now() + engine.settings.retryDelayMs(attempt)),
        JOB_ATTEMPTS,
      ],
    );
  }
}

async function isDue({ pool }: EngineContext, { runId, stepId, attempt }: Jobs['step']): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM engine.step WHERE run_id = $1 AND id = $2 AND attempt = $3 AND status = 'planned'`,
    [runId, stepId, attempt],
  );
  return rowCount === 1;
}
