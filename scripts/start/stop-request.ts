import { say } from './terminal';

/** Within this time a second signal is the same key press: npm passes on what the terminal has sent already. */
const SAME_REQUEST_MS = 1000;

export type StopActions = {
  /** Ends everything in good order. */
  stop: () => Promise<void>;
  /** Ends everything at once. */
  kill: () => void;
  /** The last thing before the process ends, either way. */
  finally: () => void;
};

/**
 * Stops in good order at the first Ctrl-C (or SIGTERM, or the end of the terminal), and at once at the second.
 *
 * @returns a signal that is aborted with the first request
 */
export function onStopRequest(actions: StopActions): AbortSignal {
  const requested = new AbortController();
  let requestedAt = 0;
  const onSignal = () => {
    if (requestedAt === 0) {
      requestedAt = Date.now();
      say('\n  Stopping …');
      requested.abort();
      void stopAll(actions);
    } else if (Date.now() - requestedAt > SAME_REQUEST_MS) {
      actions.kill();
      actions.finally();
      say('  Killed.');
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return requested.signal;
}

async function stopAll(actions: StopActions): Promise<void> {
  const startedAt = Date.now();
  let status = 0;
  try {
    await actions.stop();
    say(`  Stopped after ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  } catch (error) {
    status = 1;
    say(`  Not everything could be stopped: ${(error as Error).message}`);
  }
  actions.finally();
  process.exit(status);
}
