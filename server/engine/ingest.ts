import type pg from 'pg';
import { cancelMatchingRuns } from './cancel-on';
import type { NewEvent } from './event';
import { matches } from './expression';
import { resumeWaitingSteps } from './opcodes/wait-for-event';
import type { Registry } from './registry';
import { type NewRun, startRuns } from './start-runs';

/**
 * Stores events and, in the same transaction, does everything they cause: starts runs, cancels runs, wakes steps that
 * wait. An event whose id was seen before causes nothing.
 *
 * @returns the engine's id of each event, in order; for a repeated one, that of the first
 */
export async function ingestEvents(tx: pg.PoolClient, registry: Registry, events: NewEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const fresh = await storeEvents(tx, events);
  if (fresh.length > 0) {
    await cancelMatchingRuns(tx, registry, fresh);
    await resumeWaitingSteps(tx, fresh);
    await startRuns(
      tx,
      registry,
      fresh.flatMap((event) => runsTriggeredBy(registry, event)),
    );
  }
  return fresh.length === events.length ? events.map(({ id }) => id) : idsOfFirst(tx, events, fresh);
}

async function storeEvents(tx: pg.PoolClient, events: NewEvent[]): Promise<NewEvent[]> {
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO engine.event (id, name, dedup_id, payload)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::json[])
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      events.map(({ id }) => id),
      events.map(({ payload }) => payload.name),
      events.map(({ dedupId }) => dedupId),
      events.map(({ payload }) => JSON.stringify(payload)),
    ],
  );
  const stored = new Set(rows.map(({ id }) => id));
  return events.filter(({ id }) => stored.has(id));
}

/** One run a function, even when several of its triggers match. */
function runsTriggeredBy(registry: Registry, event: NewEvent): NewRun[] {
  const functionIds = new Set<string>();
  for (const { target, expression } of registry.triggeredBy(event.payload.name)) {
    if (matches(expression, { event: event.payload })) functionIds.add(target.id);
  }
  return [...functionIds].map((functionId) => ({ functionId, event }));
}

async function idsOfFirst(tx: pg.PoolClient, events: NewEvent[], fresh: NewEvent[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string; dedup_id: string }>(
    'SELECT id, dedup_id FROM engine.event WHERE dedup_id = ANY ($1::text[])',
    [events.map(({ dedupId }) => dedupId).filter((id) => id !== null)],
  );
  const first = new Map(rows.map(({ id, dedup_id }) => [dedup_id, id]));
  const freshIds = new Set(fresh.map(({ id }) => id));
  return events.map(({ id, dedupId }) => (freshIds.has(id) || !dedupId ? id : (first.get(dedupId) ?? id)));
}
