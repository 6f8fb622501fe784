import type { EngineContext } from '../context';
import { transaction } from '../database';
import { endRun } from '../end-run';
import { maxAttempts } from '../function-config';
import { reportOps } from '../opcodes/report-ops';
import type { Jobs } from '../queue';
import { type Answer, type Op, readFailure } from './answer';
import { holdPermits } from './hold-permits';
import { makeCall } from './make-call';
import { addSettled, loadRun, type RunState } from './run-state';
import { retryDiscovery, saveStep } from './save-step';

type OpsAnswer = Extract<Answer, { kind: 'ops' }>;

/**
 * Goes on with a run: calls the app, records the step that it ran, calls again, until the run ends or has to wait. The job
 * stays in the queue all the while, so a crash at any moment repeats at most the call that was under way.
 */
export async function discover(engine: EngineContext, job: Jobs['discover']): Promise<void> {
  const run = await loadRun(engine.pool, job.runId);
  if (!run || run.ticket !== job.ticket) return;
  const target = engine.registry.get(run.functionId);
  if (!target) throw new Error(`The function "${run.functionId}" of run ${run.runId} is not registered`);
  await holdPermits(engine, target, run, { task: 'discover', payload: job }, async () => {
    while (await advance()) engine.stopping.throwIfAborted();
  });

  /** @returns whether to call again */
  async function advance(): Promise<boolean> {
    if (!target || !run) return false;
    const answer = await makeCall(engine, target, run, run.attempt);
    switch (answer.kind) {
      case 'completed':
        await end({ status: 'completed', output: answer.output });
        return false;
      case 'failed':
        if (answer.retriable && run.attempt + 1 < maxAttempts(target.config)) {
          await retryDiscovery(engine, run, answer.error, answer.retryAt);
        } else {
          await end({ status: 'failed', error: answer.error });
        }
        return false;
      case 'ops':
        return recordOps(engine, run, answer, maxAttempts(target.config));
    }
  }

  async function end(how: Parameters<typeof endRun>[3]): Promise<void> {
    await transaction(engine.pool, (tx) => endRun(tx, engine.registry, job.runId, how, job.ticket));
  }
}

async function recordOps(engine: EngineContext, run: RunState, answer: OpsAnswer, attempts: number): Promise<boolean> {
  const [op, ...others] = answer.ops;
  if (op && others.length === 0) {
    const result = resultOf(op, answer.retriable && run.attempt + 1 < attempts);
    if (result === 'retry') {
      await retryDiscovery(engine, run, readFailure(op.error, 'The step failed'), answer.retryAt);
      return false;
    }
    if (result) {
      if (!(await saveStep(engine.pool, run, op, result))) return false;
      addSettled(run, op.id, result);
      run.attempt = 0;
      return true;
    }
  }
  await transaction(engine.pool, (tx) => reportOps(tx, engine.registry, run, answer));
  return false;
}

type StepOutcome = { data: unknown } | { error: ReturnType<typeof readFailure> };

/** What a step that the app ran came to; undefined for a step that it only reports. */
export function resultOf(op: Op, mayRetry: boolean): StepOutcome | 'retry' | undefined {
  switch (op.op) {
    case 'StepRun':
    case 'Step':
      return { data: op.data ?? null };
    case 'StepError':
      return mayRetry ? 'retry' : { error: readFailure(op.error, 'The step failed') };
    case 'StepFailed':
      return { error: readFailure(op.error, 'The step failed') };
    default:
      return undefined;
  }
}
