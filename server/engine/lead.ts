import { setMaxListeners } from 'node:events';
import type { TaskList } from 'graphile-worker';
import { log } from '@/server/platform/log';
import type { EngineContext } from './context';
import { createPool } from './database';
import { AppGate } from './execution/app-gate';
import { discover } from './execution/discover';
import { Dispatches } from './execution/dispatch';
import { wakeForgotten } from './execution/hold-permits';
import { unparkAll } from './execution/parking';
import { Permits } from './execution/permits';
import { runPlannedStep } from './execution/run-planned-step';
import type { Leadership } from './leadership';
import { timer } from './opcodes/timer';
import type { Settings } from './options';
import { prune } from './prune';
import { runQueue, unlockJobs } from './queue';
import { Registry } from './registry';
import { AppSync } from './sync-app';
import { tick } from './tick';
import { workOff } from './work-off';

export type Lead = { engine: EngineContext; sync: AppSync | undefined; stop: () => Promise<void> };

/** Takes up the work where the last engine left it. @param fail called once when the work cannot go on */
export async function lead(settings: Settings, leadership: Leadership, fail: (reason: Error) => void): Promise<Lead> {
  const stopping = new AbortController();
  const abandoning = new AbortController();
  // One listener for each call under way.
  setMaxListeners(0, stopping.signal, abandoning.signal);
  const pool = createPool(settings.databaseUrl, 16);
  const sync = settings.appUrl ? new AppSync(settings.appUrl, settings) : undefined;
  const gates = new Map<string, AppGate>();
  const engine: EngineContext = {
    settings,
    pool,
    registry: new Registry(),
    permits: new Permits(),
    dispatches: new Dispatches(),
    gateTo: (appUrl) => {
      const gate = gates.get(appUrl) ?? new AppGate(appUrl, () => sync?.soon());
      gates.set(appUrl, gate);
      return gate;
    },
    abandoned: abandoning.signal,
    stopping: stopping.signal,
  };

  await engine.registry.reload(pool);
  await unlockJobs(pool);
  await unparkAll(pool);
  const taskList: TaskList = {
    discover: workOff(engine, (job: Parameters<typeof discover>[1]) => discover(engine, job)),
    step: workOff(engine, (job: Parameters<typeof runPlannedStep>[1]) => runPlannedStep(engine, job)),
    timer: workOff(engine, (job: Parameters<typeof timer>[1]) => timer(engine, job)),
    tick: workOff(engine, async () => {
      await tick(engine);
      await wakeForgotten(engine);
    }),
    prune: workOff(engine, () => prune(engine)),
  };
  const runner = await runQueue(pool, settings, taskList);
  await tick(engine);
  const syncing = sync?.run(stopping.signal);

  const onLoss = (reason: Error) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    abandoning.abort();
    fail(reason);
  };
  leadership.lost.then(onLoss, onLoss);
  runner.promise.then(() => onLoss(new Error('the queue has stopped')), onLoss);
  syncing?.catch(onLoss);

  return { engine, sync, stop };

  async function stop(): Promise<void> {
    stopping.abort();
    const grace = setTimeout(() => abandoning.abort(), settings.stopGraceMs);
    await runner.stop().catch((error: Error) => log.debug({ err: error }, 'The queue had stopped'));
    clearTimeout(grace);
    abandoning.abort();
    await syncing?.catch(() => {});
    await Promise.all([pool.end(), leadership.release()]).catch(() => {});
  }
}
