import type { EngineContext } from './context';
import { latestTick, parseCron } from './cron-schedule';
import { transaction } from './database';
import { newEvent } from './event';
import { startRuns } from './start-runs';

/** A month and some days: a monthly schedule is not lost while the engine is down for shorter. */
const LONGEST_ABSENCE_MS = 35 * 86_400_000;

/**
 * Starts what cron triggers are due since the last look. Each starts once, however many of its ticks lie in between:
 * after an absence a daily job has to catch up, not to run once for each day.
 */
export async function tick({ pool, registry }: EngineContext, now = new Date()): Promise<void> {
  await transaction(pool, async (tx) => {
    const { rows } = await tx.query<{ minute: Date }>(
      `INSERT INTO engine.cron_clock AS c (minute) VALUES ($1)
       ON CONFLICT (id) DO UPDATE SET minute = c.minute RETURNING minute`,
      [now],
    );
    const last = Math.max(rows[0]?.minute.getTime() ?? now.getTime(), now.getTime() - LONGEST_ABSENCE_MS);
    if (last >= now.getTime()) return;
    for (const { functionId, cron } of registry.crons()) {
      const due = latestTick(parseCron(cron), new Date(last), now);
      if (!due) continue;
      const event = newEvent({
        id: `cron:${functionId}:${cron}:${due.name}`,
        name: 'inngest/scheduled.timer',
        data: { cron },
        ts: due.at.getTime(),
      });
      const { rowCount } = await tx.query(
        'INSERT INTO engine.event (id, name, dedup_id, payload) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [event.id, event.payload.name, event.dedupId, JSON.stringify(event.payload)],
      );
      if (rowCount === 1) await startRuns(tx, registry, [{ functionId, event }]);
    }
    await tx.query('UPDATE engine.cron_clock SET minute = $1', [now]);
  });
}
