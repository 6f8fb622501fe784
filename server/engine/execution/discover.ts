import type { EngineContext } from '../context';
import { transaction } from '../database';
import { endRun, type RunEnd } from '../end-run';
import { maxAttempts } from '../function-config';
import { reportOps } from '../opcodes/report-ops';
import type { Jobs } from '../queue';
import { type Answer, readFailure, resultOf } from './answer';
import { holdPermits } from './hold-permits';
import { makeCall, registered } from './make-call';
import { loadRun, type RunState } from './run-state';
import { retryDiscovery, saveStep } from './save-step';

type OpsAnswer = Extract<Answer, { kind: 'ops' }>;

/**
 * Goes on with a run: calls the app, records the steps that it ran, calls again, until the run ends or has to wait. The
 * job stays in the queue all the while, so a crash at any moment repeats at most the step that was under way.
 */
export async function discover(engine: EngineContext, job: Jobs['discover']): Promise<void> {
  const run = await loadRun(engine.pool, job.runId);
  if (run?.ticket !== job.ticket) return;
  const target = registered(engine, run);
  const attempts = maxAttempts(target.config);
  await holdPermits(engine, target, run, { task: 'discover', payload: job }, async () => {
    while (await actOn(engine, run, await makeCall(engine, run, run.attempt), attempts)) {
      engine.stopping.throwIfAborted();
    }
  });
}

/** @returns whether to call again */
async function actOn(engine: EngineContext, run: RunState, answer: Answer, attempts: number): Promise<boolean> {
  switch (answer.kind) {
    case 'completed':
      await end(engine, run, { status: 'completed', output: answer.output });
      return false;
    case 'failed':
      // Our own 409 come back: the call was given up, and that is not the function's failure.
      if (answer.error.name === 'StaleDispatchError') throw new Error(`A call of run ${run.runId} was given up`);
      if (answer.retriable && run.attempt + 1 < attempts)
        await retryDiscovery(engine, run, answer.error, answer.retryAt);
      else await end(engine, run, { status: 'failed', error: answer.error });
      return false;
    case 'ops':
      return recordOps(engine, run, answer, attempts);
  }
}

async function recordOps(engine: EngineContext, run: RunState, answer: OpsAnswer, attempts: number): Promise<boolean> {
  const reported: OpsAnswer['ops'] = [];
  for (const op of answer.ops) {
    if (op.op === 'RunComplete') {
      await end(engine, run, { status: 'completed', output: op.data });
      return false;
    }
    const result = resultOf(op, answer.retriable && run.attempt + 1 < attempts);
    if (result === 'retry') {
      await retryDiscovery(engine, run, readFailure(op.error, 'The step failed'), answer.retryAt);
      return false;
    }
    if (!result) reported.push(op);
    else if (!(await saveStep(engine.pool, run, op, result))) return false;
  }
  if (reported.length === 0) return true;
  await transaction(engine.pool, (tx) => reportOps(tx, engine.registry, run, { ...answer, ops: reported }));
  return false;
}

async function end(engine: EngineContext, run: RunState, how: RunEnd): Promise<void> {
  await transaction(engine.pool, (tx) => endRun(tx, engine.registry, run.runId, how, run.ticket));
}
