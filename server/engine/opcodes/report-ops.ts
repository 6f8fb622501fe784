import type pg from 'pg';
import { instantAfter } from '../duration';
import { endRun } from '../end-run';
import type { Answer, Op } from '../execution/answer';
import type { RunState } from '../execution/run-state';
import { stepName } from '../execution/save-step';
import { expressionProblem } from '../expression';
import { addJob } from '../queue';
import type { Registry } from '../registry';
import { settleStep } from '../settle-step';
import { invokeFunction } from './invoke';

type OpsAnswer = Extract<Answer, { kind: 'ops' }>;

/** Stores the steps that a discovery reported and sets each going. A step that was reported before is left as it is. */
export async function reportOps(
  tx: pg.PoolClient,
  registry: Registry,
  run: RunState,
  answer: OpsAnswer,
): Promise<void> {
  const { rowCount } = await tx.query(
    'UPDATE engine.run SET attempt = 0, error = NULL WHERE id = $1 AND ticket = $2 AND ended_at IS NULL',
    [run.runId, run.ticket],
  );
  if (rowCount === 0) return;
  const unknown = answer.ops.find(({ op }) => !(op in STATUS));
  if (unknown) {
    const message = `The embedded engine cannot do "${unknown.op}" (step "${stepName(unknown)}"); use an Inngest server for it`;
    await endRun(tx, registry, run.runId, { status: 'failed', error: { name: 'NonRetriableError', message } });
    return;
  }
  const fresh = await insertSteps(tx, run, answer);
  for (const op of answer.ops) {
    if (fresh.has(op.id)) await begin(tx, registry, run, op);
  }
}

/** A step's state until it settles. */
const STATUS: Record<string, string> = {
  StepPlanned: 'planned',
  Sleep: 'sleeping',
  WaitForEvent: 'waiting',
  InvokeFunction: 'invoking',
};

async function insertSteps(
  tx: pg.PoolClient,
  run: RunState,
  { ops, isLegacyParallel }: OpsAnswer,
): Promise<Set<string>> {
  const now = new Date();
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO engine.step (run_id, id, name, op, status, batch, race, wait_event, wait_if, wake_at)
     SELECT $1, id, name, op, status, $2, race, wait_event, wait_if, wake_at
     FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::text[], $9::text[], $10::timestamptz[])
       AS t (id, name, op, status, race, wait_event, wait_if, wake_at)
     ON CONFLICT (run_id, id) DO NOTHING RETURNING id`,
    [
      run.runId,
      // One discovery reports one batch, and its ticket is its own.
      run.ticket,
      ops.map(({ id }) => id),
      ops.map(stepName),
      ops.map(({ op }) => op),
      ops.map(({ op }) => STATUS[op]),
      ops.map(({ opts }) => isLegacyParallel || opts?.parallelMode === 'race'),
      ops.map((op) => (op.op === 'WaitForEvent' ? (text(op.opts?.event) ?? op.name ?? '') : null)),
      ops.map((op) => (op.op === 'WaitForEvent' ? (text(op.opts?.if) ?? null) : null)),
      ops.map((op) => wakeAt(op, now) ?? null),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

function wakeAt({ op, name, opts }: Op, now: Date): Date | undefined {
  if (op === 'Sleep') return instantAfter(text(opts?.duration) ?? name ?? '', now);
  return text(opts?.timeout) ? instantAfter(text(opts?.timeout) ?? '', now) : undefined;
}

async function begin(tx: pg.PoolClient, registry: Registry, run: RunState, op: Op): Promise<void> {
  const { runId } = run;
  const wake = wakeAt(op, new Date());
  if (wake) await addJob(tx, 'timer', { runId, stepId: op.id }, wake, `timer:${runId}:${op.id}`);
  switch (op.op) {
    case 'StepPlanned':
      return addJob(tx, 'step', { runId, stepId: op.id, attempt: 0 });
    case 'Sleep':
      return wake
        ? undefined
        : settle({ error: { name: 'Error', message: `"${op.name}" is neither a duration nor a date` } });
    case 'WaitForEvent': {
      const problem = text(op.opts?.if) && expressionProblem(text(op.opts?.if) ?? '');
      return problem
        ? settle({ error: { name: 'Error', message: `The "if" of waitForEvent is not valid: ${problem}` } })
        : undefined;
    }
    case 'InvokeFunction':
      return invokeFunction(tx, registry, run, op);
  }

  async function settle(result: Parameters<typeof settleStep>[3]): Promise<void> {
    await settleStep(tx, runId, op.id, result);
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.replaceAll('\0', '') : undefined;
