import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import { log } from '@/server/platform/log';
import type { Queryable } from './database';
import type { Settings } from './options';

/** Jobs are never given up: what may fail for good is decided by the protocol, not by the queue. */
export const JOB_ATTEMPTS = 32_767;

/** Work the queue holds. Each is valid only while the run or step it names is as it says. */
export type Jobs = {
  /** Calls the app to go on with a run. */
  discover: { runId: string; ticket: number };
  /** Calls the app to run one planned step. */
  step: { runId: string; stepId: string; attempt: number };
  /** A sleep is over, or a wait has timed out. */
  timer: { runId: string; stepId: string };
};

export async function addJob<T extends keyof Jobs>(
  db: Queryable,
  task: T,
  payload: Jobs[T],
  runAt?: Date,
  key?: string,
): Promise<void> {
  await db.query('SELECT graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => $4, job_key => $5)', [
    task,
    JSON.stringify(payload),
    runAt ?? null,
    JOB_ATTEMPTS,
    key ?? null,
  ]);
}

/**
 * Takes back what a dead engine had in hand: the library would leave it locked for four hours. Only the one engine that
 * holds the leadership may do this. Work whose last try the database's absence ended is due at once, too.
 */
export async function unlockJobs(db: Queryable): Promise<void> {
  await db.query(
    `UPDATE graphile_worker._private_jobs
     SET locked_at = NULL, locked_by = NULL, attempts = 0, run_at = least(run_at, now())
     WHERE locked_at IS NOT NULL OR attempts > 0`,
  );
}

export async function runQueue(pool: pg.Pool, settings: Settings, taskList: TaskList): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => log[level === 'error' ? 'warn' : 'debug'](message)),
    parsedCronItems: parseCronItems([
      { task: 'tick', match: '* * * * *', identifier: 'tick' },
      // A machine that sleeps at night prunes when it wakes.
      {
        task: 'prune',
        match: '17 3 * * *',
        identifier: 'prune',
        options: { backfillPeriod: 86_400_000, maxAttempts: 3 },
      },
    ]),
    preset: {
      worker: {
        concurrentJobs: settings.concurrency,
        pollInterval: settings.pollIntervalMs,
        localQueue: { size: settings.concurrency * 2 },
        completeJobBatchDelay: 0,
        gracefulShutdownAbortTimeout: settings.stopGraceMs,
      },
    },
  });
}
