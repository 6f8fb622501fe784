import type pg from 'pg';
import { newEvent } from '../event';
import type { Op } from '../execution/answer';
import type { RunState } from '../execution/run-state';
import type { Registry } from '../registry';
import { settleStep } from '../settle-step';
import { startRuns } from '../start-runs';

/** Starts another function for a step; that run's end is the step's result. */
export async function invokeFunction(
  tx: pg.PoolClient,
  registry: Registry,
  { runId }: RunState,
  op: Op,
): Promise<void> {
  const functionId = String(op.opts?.function_id ?? '');
  const target = registry.get(functionId);
  if (!target || target.archived) {
    const message = `could not find the function to invoke: "${functionId}"`;
    await settleStep(tx, runId, op.id, { error: { name: 'Error', message } });
    return;
  }
  const payload = (op.opts?.payload ?? {}) as { data?: Record<string, unknown> | null; [field: string]: unknown };
  const event = newEvent({
    ...payload,
    id: undefined,
    name: 'inngest/function.invoked',
    data: { ...payload.data, _inngest: { fn_id: functionId, correlation_id: `${runId}.${op.id}` } },
  });
  await tx.query('INSERT INTO engine.event (id, name, payload) VALUES ($1, $2, $3)', [
    event.id,
    event.payload.name,
    JSON.stringify(event.payload),
  ]);
  await startRuns(tx, registry, [{ functionId, event, parent: { runId, stepId: op.id } }]);
}
