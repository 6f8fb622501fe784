import type { EngineContext } from '../context';
import { maxAttempts } from '../function-config';
import type { RegisteredFunction } from '../registry';
import { type Answer, readAnswer } from './answer';
import { AppUnreachable, callApp, callBody } from './call-app';
import type { RunState } from './run-state';

/**
 * Calls the app for a run, as long as it takes for an answer to come back. Each try goes where the app is by then, and
 * tells it what the run has come to by then: an app that was killed had perhaps reported some steps before.
 *
 * @param stepId the planned step to run; without it, the app goes on with the run and reports each step as it is done
 */
export async function makeCall(
  engine: EngineContext,
  run: RunState,
  attempt: number,
  stepId?: string,
): Promise<Answer> {
  try {
    for (let isSecondTry = false; ; isSecondTry = true) {
      const target = registered(engine, run);
      const gate = engine.gateTo(target.appUrl);
      await gate.pass(engine.abandoned);
      try {
        const answer = readAnswer(await callOnce(engine, target, run, attempt, stepId));
        gate.open();
        return answer;
      } catch (error) {
        if (!(error instanceof AppUnreachable)) throw error;
        if (isSecondTry || !error.wasIdle) gate.close(error);
      }
    }
  } finally {
    if (stepId === undefined) engine.dispatches.end(run);
  }
}

/** The run's function. Functions are archived and never deleted, so a run always has one. */
export function registered({ registry }: EngineContext, { functionId, runId }: RunState): RegisteredFunction {
  const target = registry.get(functionId);
  if (!target) throw new Error(`The function "${functionId}" of run ${runId} is not registered`);
  return target;
}

function callOnce(engine: EngineContext, target: RegisteredFunction, run: RunState, attempt: number, stepId?: string) {
  const url = new URL(target.appUrl);
  url.searchParams.set('fnId', target.id);
  url.searchParams.set('stepId', stepId ?? 'step');
  const generation = stepId === undefined ? engine.dispatches.begin(run) : undefined;
  return callApp('POST', callBody(run, attempt, maxAttempts(target.config)), {
    url: url.href,
    signingKey: engine.settings.signingKey,
    timeoutMs: engine.settings.callTimeoutMs,
    signal: engine.abandoned,
    ...(generation ? { headers: { 'x-inngest-generation-id': String(generation) } } : {}),
  });
}
