import type { EngineContext } from '../context';
import { maxAttempts } from '../function-config';
import type { RegisteredFunction } from '../registry';
import { type Answer, readAnswer } from './answer';
import { callApp, callBody } from './call-app';
import type { RunState } from './run-state';

/** Calls the app for a run, as long as it takes for an answer to come back. @param stepId the planned step to run */
export async function makeCall(
  engine: EngineContext,
  target: RegisteredFunction,
  run: RunState,
  attempt: number,
  stepId = 'step',
): Promise<Answer> {
  const url = new URL(target.appUrl);
  url.searchParams.set('fnId', target.id);
  url.searchParams.set('stepId', stepId);
  const body = callBody(run, attempt, maxAttempts(target.config));
  const answer = await engine.gateTo(target.appUrl).through(engine.abandoned, () =>
    callApp('POST', body, {
      url: url.href,
      signingKey: engine.settings.signingKey,
      timeoutMs: engine.settings.callTimeoutMs,
      signal: engine.abandoned,
    }),
  );
  return readAnswer(answer);
}
