import type pg from 'pg';
import { instantAfter } from './duration';
import { endRun } from './end-run';
import type { Event, NewEvent } from './event';
import { matches } from './expression';
import type { Registry } from './registry';

/** The function option `cancelOn`: ends the runs that these events cancel. A run's own event never cancels it. */
export async function cancelMatchingRuns(tx: pg.PoolClient, registry: Registry, events: NewEvent[]): Promise<void> {
  for (const cancelling of events) {
    const targets = registry.cancelledBy(cancelling.payload.name);
    if (targets.length === 0) continue;
    const { rows } = await tx.query<{ id: string; function_id: string; queued_at: Date; payload: Event }>(
      `SELECT run.id, run.function_id, run.queued_at, event.payload
       FROM engine.run JOIN engine.event ON event.id = run.event_id
       WHERE run.function_id = ANY ($1::text[]) AND run.ended_at IS NULL AND run.event_id <> $2
       ORDER BY run.id`,
      [targets.map(({ id }) => id), cancelling.id],
    );
    for (const run of rows) {
      const options = registry.get(run.function_id)?.config.cancel ?? [];
      const isCancelled = options.some(
        ({ event, if: expression, timeout }) =>
          event === cancelling.payload.name &&
          !isOver(timeout, run.queued_at) &&
          matches(expression, { event: run.payload, async: cancelling.payload }),
      );
      if (isCancelled)
        await endRun(tx, registry, run.id, { status: 'cancelled', reason: `by the event ${cancelling.payload.name}` });
    }
  }
}

const isOver = (timeout: string | undefined, since: Date): boolean => {
  const end = timeout ? instantAfter(timeout, since) : undefined;
  return end !== undefined && end.getTime() <= Date.now();
};
