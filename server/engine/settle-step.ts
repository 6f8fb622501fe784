import type { Queryable } from './database';

/** An error as the SDK writes and reads it. */
export type StepFailure = { name: string; message: string; stack?: string; [field: string]: unknown };

/** What a step came to: its data as JSON text, or its final error. */
export type StepResult = { data: string } | { error: StepFailure };

/** Records a step's result, unless it has one, and lets the run go on when nothing reported beside it is open. */
export async function settleStep(db: Queryable, runId: string, stepId: string, result: StepResult): Promise<boolean> {
  const data = 'data' in result ? result.data : null;
  const error = 'error' in result ? JSON.stringify(result.error) : null;
  const { rows } = await db.query<{ settled: boolean }>('SELECT engine.settle_step($1, $2, $3, $4, $5) AS settled', [
    runId,
    stepId,
    error ? 'failed' : 'completed',
    data,
    error,
  ]);
  return rows[0]?.settled ?? false;
}
