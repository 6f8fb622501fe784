import type { EngineContext } from './context';

const BATCH = 5_000;

/** Deletes what has been finished for longer than the retention, a few thousand rows at a time. */
export async function prune({ pool, settings, stopping }: EngineContext): Promise<void> {
  const before = new Date(Date.now() - settings.retentionDays * 86_400_000);
  // A run that is invoked can be needed by its parent only until it has ended, so runs go in any order; events go last.
  const statements = [
    `DELETE FROM engine.run WHERE id IN (SELECT id FROM engine.run WHERE ended_at < $1 LIMIT ${BATCH})`,
    `DELETE FROM engine.event WHERE id IN (
       SELECT id FROM engine.event e WHERE received_at < $1
         AND NOT EXISTS (SELECT FROM engine.run WHERE event_id = e.id) LIMIT ${BATCH})`,
  ];
  for (const statement of statements) {
    let deleted = BATCH;
    while (deleted === BATCH && !stopping.aborted) deleted = (await pool.query(statement, [before])).rowCount ?? 0;
  }
  await pool.query('DELETE FROM engine.idempotency WHERE expires_at < now()');
}
