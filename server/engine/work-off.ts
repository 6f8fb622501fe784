import { setTimeout as sleep } from 'node:timers/promises';
import type { Task } from 'graphile-worker';
import { log } from '@/server/platform/log';
import type { EngineContext } from './context';
import { isConnectionLoss } from './database';

const TRIES = 3;

/**
 * Makes a task of a handler. A lost connection is waited out here, because the queue's own delay grows to hours; anything
 * else is a bug of ours, which the queue tries again later and later, and says so. While the engine stops, the job is given
 * back by failing: it is due at once when the engine starts.
 */
export function workOff<Payload>(engine: EngineContext, handler: (payload: Payload) => Promise<void>): Task {
  return async (payload) => {
    for (let failures = 1; ; failures++) {
      engine.stopping.throwIfAborted();
      try {
        return await handler(payload as Payload);
      } catch (error) {
        if (engine.stopping.aborted) throw error;
        const isLoss = isConnectionLoss(error);
        log[isLoss ? 'warn' : 'error']({ err: error, payload }, 'The engine could not do its work; it tries again');
        if (!isLoss && failures >= TRIES) throw error;
        await sleep(Math.min(100 * 2 ** failures, 5_000), undefined, { signal: engine.stopping });
      }
    }
  };
}
