import type { EngineContext } from '../context';
import { maxAttempts } from '../function-config';
import type { RegisteredFunction } from '../registry';
import { type Answer, readAnswer } from './answer';
import { callApp, callBody } from './call-app';
import type { RunState } from './run-state';

/**
 * Calls the app for a run, as long as it takes for an answer to come back. Each try is told what the run has come to by
 * then: an app that was killed had perhaps reported some steps before.
 *
 * @param stepId the planned step to run; without it, the app goes on with the run and reports each step as it is done
 */
export async function makeCall(
  engine: EngineContext,
  target: RegisteredFunction,
  run: RunState,
  attempt: number,
  stepId?: string,
): Promise<Answer> {
  const url = new URL(target.appUrl);
  url.searchParams.set('fnId', target.id);
  url.searchParams.set('stepId', stepId ?? 'step');
  try {
    const answer = await engine.gateTo(target.appUrl).through(engine.abandoned, () => {
      const generation = stepId === undefined ? engine.dispatches.begin(run) : undefined;
      return callApp('POST', callBody(run, attempt, maxAttempts(target.config)), {
        url: url.href,
        signingKey: engine.settings.signingKey,
        timeoutMs: engine.settings.callTimeoutMs,
        signal: engine.abandoned,
        ...(generation ? { headers: { 'x-inngest-generation-id': String(generation) } } : {}),
      });
    });
    return readAnswer(answer);
  } finally {
    if (stepId === undefined) engine.dispatches.end(run);
  }
}
