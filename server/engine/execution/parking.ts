import type pg from 'pg';
import type { Queryable } from '../database';
import { JOB_ATTEMPTS } from '../queue';

/** Sets work aside until the group `limitKey` has room. Work that is parked already stays where it is in the line. */
export async function park(
  db: Queryable,
  limitKey: string,
  task: string,
  payload: { runId: string; stepId?: string },
): Promise<void> {
  await db.query(
    `INSERT INTO engine.parked (limit_key, run_id, task, payload)
     SELECT $1, id, $3, $4 FROM engine.run WHERE id = $2 AND ended_at IS NULL
     ON CONFLICT (run_id, task, (payload ->> 'stepId')) DO UPDATE SET limit_key = excluded.limit_key, payload = excluded.payload`,
    [limitKey, payload.runId, task, JSON.stringify(payload)],
  );
}

/** Queues the oldest parked work of each of these groups. Nothing is lost when it finds another limit reached: it parks there. */
export async function unpark(db: Queryable, limitKeys: string[]): Promise<void> {
  await db.query(
    `WITH next AS (
       DELETE FROM engine.parked WHERE id IN (
         SELECT first.id FROM unnest($1::text[]) AS key,
           LATERAL (SELECT id FROM engine.parked WHERE limit_key = key ORDER BY run_id, id LIMIT 1 FOR UPDATE SKIP LOCKED) first
       ) RETURNING task, payload
     )
     SELECT graphile_worker.add_job(task, payload, max_attempts => $2) FROM next`,
    [limitKeys, JOB_ATTEMPTS],
  );
}

/** The groups for which work is parked. */
export async function parkedGroups(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ limit_key: string }>('SELECT DISTINCT limit_key FROM engine.parked');
  return rows.map(({ limit_key }) => limit_key);
}

/** At start nobody holds a place: all parked work is queued and finds its way again. */
export async function unparkAll(db: pg.Pool): Promise<void> {
  await db.query(
    `WITH next AS (DELETE FROM engine.parked RETURNING id, task, payload)
     SELECT graphile_worker.add_job(task, payload, max_attempts => $1) FROM (SELECT * FROM next ORDER BY id) AS ordered`,
    [JOB_ATTEMPTS],
  );
}
