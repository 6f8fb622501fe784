import type pg from 'pg';
import type { NewEvent } from './event';
import { keyOf } from './expression';
import type { Registry } from './registry';
import { ulid } from './ulid';

export type NewRun = { functionId: string; event: NewEvent; parent?: { runId: string; stepId: string } };

const IDEMPOTENCY_HOURS = 24;

/**
 * Creates runs and queues the first call of each, in the transaction of what caused them. An event dated in the future
 * starts its runs then.
 */
export async function startRuns(tx: pg.PoolClient, registry: Registry, wanted: NewRun[]): Promise<void> {
  const runs: (NewRun & { id: string })[] = [];
  for (const run of wanted) {
    if (await isFirstOfItsKey(tx, registry, run)) runs.push({ ...run, id: ulid() });
  }
  if (runs.length === 0) return;
  await tx.query(
    `WITH started AS (
       INSERT INTO engine.run (id, function_id, event_id, parent_run_id, parent_step_id)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
       RETURNING id, ticket
     ), due AS (
       SELECT started.*, t.start_at FROM started JOIN unnest($1::text[], $6::timestamptz[]) AS t (id, start_at) USING (id)
     )
     SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
       SELECT ('discover', json_build_object('runId', id, 'ticket', ticket), NULL, start_at, 32767, NULL, NULL, NULL)::graphile_worker.job_spec
       FROM due ORDER BY id))`,
    [
      runs.map(({ id }) => id),
      runs.map(({ functionId }) => functionId),
      runs.map(({ event }) => event.id),
      runs.map(({ parent }) => parent?.runId ?? null),
      runs.map(({ parent }) => parent?.stepId ?? null),
      runs.map(({ event }) => (event.payload.ts > Date.now() ? new Date(event.payload.ts) : null)),
    ],
  );
}

/** The function option `idempotency`: within 24 hours, the first event with a key starts a run and others do not. */
async function isFirstOfItsKey(
  tx: pg.PoolClient,
  registry: Registry,
  { functionId, event, parent }: NewRun,
): Promise<boolean> {
  const expression = registry.get(functionId)?.config.idempotency;
  if (!expression || parent) return true;
  const { rowCount } = await tx.query(
    `INSERT INTO engine.idempotency AS i (function_id, key, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3))
     ON CONFLICT (function_id, key) DO UPDATE SET expires_at = excluded.expires_at WHERE i.expires_at <= now()`,
    [functionId, keyOf(expression, event.payload), IDEMPOTENCY_HOURS],
  );
  return rowCount === 1;
}
