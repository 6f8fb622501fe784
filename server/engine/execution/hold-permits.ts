import type { EngineContext } from '../context';
import type { RegisteredFunction } from '../registry';
import { park, parkedGroups, unpark } from './parking';
import { limitsOf } from './permits';
import type { RunState } from './run-state';

/** Does the work within the run's concurrency limits: now, or, when a group is full, once it is queued again. */
export async function holdPermits(
  { permits, pool }: EngineContext,
  target: RegisteredFunction,
  run: RunState,
  job: { task: 'discover' | 'step'; payload: { runId: string; stepId?: string } },
  work: () => Promise<void>,
): Promise<void> {
  const limits = limitsOf(target, run.event);
  const full = permits.take(limits);
  if (full !== undefined) {
    await park(pool, full, job.task, job.payload);
    // The place may have become free while the row was written, and this work may have been woken for another group.
    const roomy = permits.withRoom(limits);
    if (roomy.length > 0) await unpark(pool, roomy);
    return;
  }
  try {
    await work();
  } finally {
    permits.release(limits);
    if (limits.length > 0)
      await unpark(
        pool,
        limits.map(({ key }) => key),
      );
  }
}

/** Wakes parked work that nothing else will wake: a connection may be lost just when a place became free. */
export async function wakeForgotten({ permits, pool }: EngineContext): Promise<void> {
  const idle = (await parkedGroups(pool)).filter((key) => permits.isIdle(key));
  if (idle.length > 0) await unpark(pool, idle);
}
