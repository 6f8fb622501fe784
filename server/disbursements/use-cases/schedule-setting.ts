import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import type { ScheduleSetting } from '../schema';
import { findBeginsOn, insertBeginsOn } from '../store/scheduled';

/** From which day on the run of the day is prepared by itself; null: it is asked for by hand. */
export async function getScheduleSetting(actor: Actor | null): Promise<Outcome<ScheduleSetting>> {
  const may = authorise(actor, 'runs:read');
  return may.ok ? ok({ beginsOn: await findBeginsOn(pool()) }) : may;
}

export async function setSchedule(
  actor: Actor | null,
  { beginsOn }: ScheduleSetting,
): Promise<Outcome<ScheduleSetting>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const before = await findBeginsOn(client);
    await insertBeginsOn(client, beginsOn === null ? null : localDate(beginsOn), actorKey(may.value), now());
    await audit(client, {
      actor: may.value,
      action: 'schedule.changed',
      object: { type: 'schedule', id: 'disbursements' },
      merchantId: null,
      before: { beginsOn: before },
      after: { beginsOn },
    });
    return ok({ beginsOn });
  });
}
