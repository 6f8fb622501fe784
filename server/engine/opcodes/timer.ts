import type { EngineContext } from '../context';
import type { Jobs } from '../queue';
import { settleStep } from '../settle-step';

/** A sleep is over and a wait without its event comes to null; an invoked run that takes too long is an error. */
export async function timer({ pool }: EngineContext, { runId, stepId }: Jobs['timer']): Promise<void> {
  const { rows } = await pool.query<{ status: string; wake_at: Date }>(
    'SELECT status, wake_at FROM engine.step WHERE run_id = $1 AND id = $2 AND position IS NULL',
    [runId, stepId],
  );
  const step = rows[0];
  if (!step) return;
  if (step.status !== 'invoking') {
    await settleStep(pool, runId, stepId, { data: 'null' });
    return;
  }
  const error = {
    name: 'Error',
    message: `InngestInvokeTimeoutError: the invoked function did not end by ${step.wake_at.toISOString()}`,
  };
  await settleStep(pool, runId, stepId, { error });
}
