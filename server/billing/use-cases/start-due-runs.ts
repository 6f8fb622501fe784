import { localDateOf } from '@/server/kernel/calendar';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { monthText } from '../domain/run-scope';
import { findDueWork, findZones } from '../store/claiming';
import { openRun } from './open-run';
import { billingActor } from './record-answers';
import { currentTerms } from './terms';
import { dueDays } from './work-run';

/**
 * Starts what is due by itself: for each time zone whose first of the month has come (or where an invoice is due later in it)
 * the month's run, and one a day for what is to be tried again. What was missed while nothing ran is made up for.
 */
export async function startDueRuns(): Promise<{ started: string[] }> {
  const at = now();
  const { settings } = await currentTerms();
  const due = await findDueWork(pool(), dueDays(await findZones(pool()), 'month', settings, at), at);
  const started: string[] = [];
  const open = (of: Parameters<typeof openRun>[1]) =>
    transaction(async (client) => {
      const { row } = await openRun(client, of, billingActor);
      if (row.status === 'running') started.push(row.id.toString());
    });
  for (const zone of due.zones)
    await open({ kind: 'month', period: monthText(localDateOf(at, zone)), scope: { over: 'zone', zone } });
  if (due.again) await open({ kind: 'retries', period: localDateOf(at, 'UTC'), scope: { over: 'all' } });
  return { started };
}
